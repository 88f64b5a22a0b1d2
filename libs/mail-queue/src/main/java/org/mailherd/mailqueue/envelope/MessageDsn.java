package org.mailherd.mailqueue.envelope;

import java.util.Optional;

/**
 * What MAIL says of reports (RFC 3461 4.3, 4.4).
 *
 * @param ret empty leaves it to us
 * @param envid the sender's own name for the transaction, decoded: at most 100 printable ASCII
 *     characters
 */
public record MessageDsn(Optional<Ret> ret, Optional<String> envid) {
    public static final MessageDsn NONE = new MessageDsn(Optional.empty(), Optional.empty());

    /** How much of the message a failure report returns. */
    public enum Ret {
        FULL,
        HDRS
    }
}
