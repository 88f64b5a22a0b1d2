package org.mailherd.directory.recipient;

import java.util.Optional;
import org.mailherd.mailmodel.MailAddress;

/** Where one copy of a message ends. */
public sealed interface Destination {
    /**
     * One of our mailboxes.
     *
     * @param mailboxId its key, never used again for another
     * @param mailbox its address
     * @param detail what stood behind the {@code +}, as given
     */
    record LocalMailbox(long mailboxId, MailAddress mailbox, Optional<String> detail)
            implements Destination {
        /** The address with its detail, as LMTP is told. */
        public MailAddress address() {
            return detail.map(tag ->
                            new MailAddress(mailbox.localPart() + "+" + tag, mailbox.domain()))
                    .orElse(mailbox);
        }
    }

    /** An address elsewhere that one of our own people writes to. */
    record Remote(MailAddress address) implements Destination {}

    /** An address elsewhere that an alias points to. */
    record Forward(MailAddress address) implements Destination {}

    /** An address of a domain that we relay or are backup MX for. */
    record Relay(MailAddress address) implements Destination {}

    /** Accepted and thrown away on purpose. */
    record Discard() implements Destination {}

    /** An example for the scanner; nothing is kept. */
    record Learn(Lesson lesson) implements Destination {}

    /** What an example teaches. */
    enum Lesson {
        HAM,
        SPAM
    }
}
