package org.mailherd.smtp.envelope;

import java.util.Optional;
import org.mailherd.directory.login.TlsDemands;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.smtp.session.Session;

/**
 * What a mailbox with tls_enforce_out sends leaves over TLS only; REQUIRETLS, which asks for more,
 * stays. Refuses nothing.
 */
public final class TlsOfSender implements SenderRule {
    private final TlsDemands demands;

    public TlsOfSender(TlsDemands demands) {
        this.demands = demands;
    }

    @Override
    public Optional<SmtpReply> refuse(Session session, ReversePath reversePath) {
        return Optional.empty();
    }

    @Override
    public MailTerms amend(Session session, MailTerms terms) {
        boolean demanded =
                terms.requireTls() != RequireTls.YES
                        && session.account()
                                .filter(account -> demands.outbound(account.mailboxId()))
                                .isPresent();
        return demanded ? terms.withRequireTls(RequireTls.ENCRYPT) : terms;
    }
}
