package org.mailherd.smtp.data;

import java.util.List;
import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.directory.login.SenderPolicy;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailmodel.Printable;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.smtp.session.Session;

/**
 * Every address that a submitted message names as its author or sender is the login's own (RFC 6409
 * 6.1): each one in From, in Sender, and in all Resent-From and Resent-Sender. From and Sender may
 * stand there once. A missing From is completed later.
 */
public final class OwnHeaderFrom implements ContentRule {
    private static final List<String> ONCE = List.of("From", "Sender");
    private static final List<String> EACH = List.of("Resent-From", "Resent-Sender");

    private final SenderPolicy policy;

    public OwnHeaderFrom(SenderPolicy policy) {
        this.policy = policy;
    }

    @Override
    public Optional<SmtpReply> refuse(Session session, MessageHeader header) {
        return session.account().flatMap(account -> refuse(account, header));
    }

    private Optional<SmtpReply> refuse(MailboxAccount account, MessageHeader header) {
        for (String field : ONCE) {
            List<String> values = header.values(field);
            if (values.size() > 1) {
                return refused("Error: the message has more than one " + field + " header");
            }
            Optional<SmtpReply> refusal = refuse(account, field, values);
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        for (String field : EACH) {
            Optional<SmtpReply> refusal = refuse(account, field, header.values(field));
            if (refusal.isPresent()) {
                return refusal;
            }
        }
        return Optional.empty();
    }

    private Optional<SmtpReply> refuse(MailboxAccount account, String field, List<String> values) {
        for (String value : values) {
            Optional<List<String>> addresses = AddressList.parse(value);
            if (addresses.isEmpty()) {
                return refused("Error: the " + field + " header cannot be read for certain");
            }
            if (addresses.get().isEmpty()) {
                return refused("Error: no address in the " + field + " header");
            }
            for (String address : addresses.get().stream().distinct().toList()) {
                if (!own(account, address)) {
                    return refused(
                            "<%s>: %s header rejected: not owned by user %s"
                                    .formatted(Printable.of(address), field, account.address()));
                }
            }
        }
        return Optional.empty();
    }

    private boolean own(MailboxAccount account, String address) {
        try {
            return policy.maySendAs(account, MailAddress.parse(address));
        } catch (AddressSyntaxException _) {
            return false;
        }
    }

    private static Optional<SmtpReply> refused(String text) {
        return Optional.of(SmtpReply.of(550, "5.7.1", text));
    }
}
