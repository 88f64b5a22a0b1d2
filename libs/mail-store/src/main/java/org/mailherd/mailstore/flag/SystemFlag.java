package org.mailherd.mailstore.flag;

import java.util.Locale;
import java.util.Optional;

/**
 * The flags every folder has (RFC 9051 2.3.2); their order is their bit in the stored set, so it
 * never changes.
 */
public enum SystemFlag {
    ANSWERED("\\Answered"),
    FLAGGED("\\Flagged"),
    DELETED("\\Deleted"),
    SEEN("\\Seen"),
    DRAFT("\\Draft");

    private final String imapName;

    SystemFlag(String imapName) {
        this.imapName = imapName;
    }

    /** As written on the wire, with the backslash. */
    public String imapName() {
        return imapName;
    }

    public long bit() {
        return 1L << ordinal();
    }

    /** By its wire name in any case; empty for every other name, {@code \Recent} among them. */
    public static Optional<SystemFlag> named(String imapName) {
        return switch (imapName.toLowerCase(Locale.ROOT)) {
            case "\\answered" -> Optional.of(ANSWERED);
            case "\\flagged" -> Optional.of(FLAGGED);
            case "\\deleted" -> Optional.of(DELETED);
            case "\\seen" -> Optional.of(SEEN);
            case "\\draft" -> Optional.of(DRAFT);
            default -> Optional.empty();
        };
    }
}
