package org.mailherd.imap.delivery;

import java.util.Optional;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailmodel.MailAddress;

/**
 * Who gets a message.
 *
 * @param address as in RCPT, with its tag
 * @param originalRecipient the address of ORCPT, decoded
 */
public record DeliveryRecipient(
        MailAddress address, MailboxAccount mailbox, Optional<String> originalRecipient) {
    long mailboxId() {
        return mailbox.mailboxId();
    }

    /** What follows the {@code +}; empty without one. */
    Optional<String> tag() {
        int plus = address.localPart().indexOf('+');
        boolean own = address.localPart().equalsIgnoreCase(mailbox.address().localPart());
        return plus <= 0 || own || plus == address.localPart().length() - 1
                ? Optional.empty()
                : Optional.of(address.localPart().substring(plus + 1));
    }
}
