package org.mailherd.mailstore.folder;

import java.util.Locale;
import java.util.Optional;

/** What a folder is for (RFC 6154). */
public enum SpecialUse {
    ALL("\\All"),
    ARCHIVE("\\Archive"),
    DRAFTS("\\Drafts"),
    FLAGGED("\\Flagged"),
    JUNK("\\Junk"),
    SENT("\\Sent"),
    TRASH("\\Trash");

    private final String attribute;

    SpecialUse(String attribute) {
        this.attribute = attribute;
    }

    /** As LIST shows it, with the backslash. */
    public String attribute() {
        return attribute;
    }

    public static Optional<SpecialUse> named(String attribute) {
        for (SpecialUse use : values()) {
            if (use.attribute.toLowerCase(Locale.ROOT).equals(attribute.toLowerCase(Locale.ROOT))) {
                return Optional.of(use);
            }
        }
        return Optional.empty();
    }
}
