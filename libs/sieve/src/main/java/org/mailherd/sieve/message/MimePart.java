package org.mailherd.sieve.message;

import java.util.List;

/**
 * A MIME entity: the whole message, a part of a multipart, or the message inside message/rfc822.
 */
public interface MimePart {

    /** The entity's own header fields in order. */
    List<HeaderField> headers();

    /** What a multipart or message/rfc822 holds; empty for anything else. */
    List<MimePart> children();

    /** The octets after the header as transmitted, not decoded. */
    byte[] body();

    /**
     * Whether an empty line ends the header: without one there is no body, not even an empty one.
     */
    default boolean hasBody() {
        return true;
    }

    /** What it is without a Content-Type (RFC 2046 5.1.5: in a digest a message). */
    default ContentType fallback() {
        return ContentType.DEFAULT;
    }
}
