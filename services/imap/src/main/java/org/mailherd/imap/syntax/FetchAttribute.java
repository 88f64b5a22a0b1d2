package org.mailherd.imap.syntax;

import java.util.Optional;

/** One item a FETCH asks for, RFC 3501 section 6.4.5; MODSEQ is RFC 7162. */
public sealed interface FetchAttribute {

    record Flags() implements FetchAttribute {}

    record Uid() implements FetchAttribute {}

    record InternalDate() implements FetchAttribute {}

    record Size() implements FetchAttribute {}

    record Envelope() implements FetchAttribute {}

    /** {@code BODY} without extension data, or {@code BODYSTRUCTURE} with. */
    record Structure(boolean extended) implements FetchAttribute {}

    record ModSeq() implements FetchAttribute {}

    /**
     * Octets of the message.
     *
     * @param section which
     * @param peek whether {@code \Seen} stays as it is
     * @param partial a range of them
     * @param label how the answer names them: {@code BODY[...]} or an {@code RFC822} form
     */
    record Section(BodySection section, boolean peek, Optional<Partial> partial, String label)
            implements FetchAttribute {}

    /**
     * @param offset first octet, from 0
     * @param count most octets to send
     */
    record Partial(long offset, long count) {
        public Partial {
            if (offset < 0 || count < 1) {
                throw new IllegalArgumentException("a partial has octets");
            }
        }
    }
}
