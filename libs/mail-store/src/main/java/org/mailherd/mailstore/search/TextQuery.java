package org.mailherd.mailstore.search;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/**
 * A text to be found in messages.
 *
 * @param folded not empty
 */
public record TextQuery(String folded, Place place) {

    /** Where it is looked for. */
    public enum Place {
        /** The message's own header. */
        HEADER,
        /** The text parts. */
        BODY,
        /** In the headers of parts and of enclosed messages, too. */
        ANYWHERE
    }

    public TextQuery {
        if (folded.isEmpty()) {
            throw new IllegalArgumentException("every message has the empty text");
        }
    }

    /** The fields of the index that may have it. */
    Set<String> fields() {
        return switch (place) {
            case HEADER -> Set.of(IndexedText.HEAD);
            case BODY -> Set.of(IndexedText.BODY);
            case ANYWHERE -> Set.of(IndexedText.HEAD, IndexedText.INNER, IndexedText.BODY);
        };
    }

    byte[] octets() {
        return folded.getBytes(StandardCharsets.UTF_8);
    }
}
