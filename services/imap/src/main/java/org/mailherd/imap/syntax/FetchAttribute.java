package org.mailherd.imap.syntax;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** One item a FETCH asks for, RFC 9051 section 6.4.5 and its extensions. */
public sealed interface FetchAttribute {

    record Flags() implements FetchAttribute {}

    record Uid() implements FetchAttribute {}

    record InternalDate() implements FetchAttribute {}

    record Size() implements FetchAttribute {}

    record Envelope() implements FetchAttribute {}

    /** {@code BODY} without extension data, or {@code BODYSTRUCTURE} with. */
    record Structure(boolean extended) implements FetchAttribute {}

    record ModSeq() implements FetchAttribute {}

    /** RFC 8474. */
    record EmailId() implements FetchAttribute {}

    record ThreadId() implements FetchAttribute {}

    /** RFC 8514. */
    record SaveDate() implements FetchAttribute {}

    /** RFC 8970; ours is made at delivery, so LAZY changes nothing. */
    record Preview() implements FetchAttribute {}

    /**
     * Octets of a part without their transfer encoding, RFC 3516.
     *
     * @param part its path, empty for the message itself
     */
    record Binary(List<Integer> part, boolean peek, Optional<Partial> partial, String label)
            implements FetchAttribute {
        public Binary {
            part = List.copyOf(part);
        }
    }

    record BinarySize(List<Integer> part) implements FetchAttribute {
        public BinarySize {
            part = List.copyOf(part);
        }

        public String label() {
            return "BINARY.SIZE[" + path(part) + "]";
        }
    }

    /** A part's path as written: {@code 1.2}. */
    static String path(List<Integer> part) {
        return part.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

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
