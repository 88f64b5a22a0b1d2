package org.mailherd.smtp.envelope;

import java.util.Optional;
import org.mailherd.directory.login.TlsDemands;
import org.mailherd.directory.recipient.Destination;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.recipient.Resolution;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/**
 * Mailboxes with tls_enforce_in get mail over TLS only, through their aliases too. The reply is the
 * one that tells a client to use STARTTLS (RFC 3207 4).
 */
public final class TlsForRecipient implements RecipientRule {
    private final TlsDemands demands;
    private final RecipientResolver resolver;

    public TlsForRecipient(TlsDemands demands, RecipientResolver resolver) {
        this.demands = demands;
        this.resolver = resolver;
    }

    @Override
    public Optional<SmtpReply> refuse(Session session, MailAddress recipient) {
        return session.wire().isTls() || !demanded(recipient)
                ? Optional.empty()
                : Optional.of(
                        SmtpReply.of(
                                530,
                                "5.7.0",
                                "<" + recipient + ">: Must issue a STARTTLS command first"));
    }

    private boolean demanded(MailAddress recipient) {
        return resolver.resolve(recipient) instanceof Resolution.Deliver deliver
                && deliver.destinations().stream()
                        .anyMatch(one ->
                                one instanceof Destination.LocalMailbox mailbox
                                        && demands.inbound(mailbox.mailboxId()));
    }
}
