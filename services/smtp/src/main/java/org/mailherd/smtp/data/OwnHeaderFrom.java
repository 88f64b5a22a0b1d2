package org.mailherd.smtp.data;

import java.util.List;
import java.util.Optional;
import org.apache.james.mime4j.dom.address.Mailbox;
import org.apache.james.mime4j.dom.address.MailboxList;
import org.apache.james.mime4j.field.address.LenientAddressParser;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.SenderPolicy;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/**
 * A submitted message has exactly one From field, and every address in it is the sender's own (RFC
 * 6409 6.1).
 */
public final class OwnHeaderFrom implements ContentRule {
    private final SenderPolicy policy;

    public OwnHeaderFrom(SenderPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Optional<SmtpReply> refuse(Session session, MessageHeader header) {
        return session.account().flatMap(account -> refuse(account, header));
    }

    private Optional<SmtpReply> refuse(MailboxAccount account, MessageHeader header) {
        List<String> from = header.values("From");
        if (from.size() != 1) {
            return refused("Error: the message must have exactly one From header");
        }
        MailboxList senders =
                LenientAddressParser.DEFAULT.parseAddressList(from.getFirst()).flatten();
        if (senders.isEmpty()) {
            return refused("Error: no address in the From header");
        }
        for (Mailbox sender : senders) {
            if (!own(account, sender)) {
                return refused(
                        "<"
                                + sender.getAddress()
                                + ">: From header rejected: not owned by "
                                + account.address());
            }
        }
        return Optional.empty();
    }

    private boolean own(MailboxAccount account, Mailbox sender) {
        try {
            return policy.maySendAs(account, MailAddress.parse(sender.getAddress()));
        } catch (AddressSyntaxException _) {
            return false;
        }
    }

    private static Optional<SmtpReply> refused(String text) {
        return Optional.of(SmtpReply.of(550, "5.7.1", text));
    }
}
