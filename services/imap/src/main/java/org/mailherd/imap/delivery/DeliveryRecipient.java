package org.mailherd.imap.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.mailherd.directory.delivery.DeliveryTerms;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailmodel.MailAddress;

/**
 * Who gets a message.
 *
 * @param address as in RCPT, with its tag
 * @param originalRecipient the address of ORCPT, decoded
 * @param asked what RCPT has learnt of his terms
 */
public record DeliveryRecipient(
        MailAddress address,
        MailboxAccount mailbox,
        Optional<String> originalRecipient,
        Asked asked) {
    /** A message that takes longer to arrive is filed by what then holds. */
    private static final Duration FRESH = Duration.ofSeconds(1);

    /** The terms as they were at this time. */
    public record Asked(DeliveryTerms terms, Instant at) {}

    /** The terms, unless they were asked for too long ago. */
    Optional<DeliveryTerms> terms(Instant now) {
        return Duration.between(asked.at, now).abs().compareTo(FRESH) < 0
                ? Optional.of(asked.terms)
                : Optional.empty();
    }

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
