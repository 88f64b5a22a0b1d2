package org.mailherd.smtp.envelope;

import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.SenderPolicy;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.ReversePath;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/**
 * Who logged in sends under addresses of their own; the null path is for their read receipts (RFC
 * 8098 2.1).
 */
public final class OwnSender implements SenderRule {
    private final SenderPolicy policy;

    public OwnSender(SenderPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Optional<SmtpReply> refuse(Session session, ReversePath reversePath) {
        return switch (reversePath) {
            case ReversePath.NullPath() -> Optional.empty();
            case ReversePath.Of(MailAddress sender) ->
                    session.account().flatMap(account -> refuse(account, sender));
        };
    }

    private Optional<SmtpReply> refuse(MailboxAccount account, MailAddress sender) {
        return policy.maySendAs(account, sender)
                ? Optional.empty()
                : Optional.of(
                        SmtpReply.of(
                                553,
                                "5.7.1",
                                "<"
                                        + sender
                                        + ">: Sender address rejected: not owned by user "
                                        + account.address()));
    }
}
