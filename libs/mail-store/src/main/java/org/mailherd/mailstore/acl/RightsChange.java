package org.mailherd.mailstore.acl;

/** What SETACL does to the rights of an entry, RFC 4314 section 3.1. */
public record RightsChange(Mode mode, Rights rights) {

    /** How the rights meet those that were there. */
    public enum Mode {
        REPLACE,
        ADD,
        REMOVE
    }

    public Rights applyTo(Rights before) {
        return switch (mode) {
            case REPLACE -> rights;
            case ADD -> before.plus(rights);
            case REMOVE -> before.minus(rights);
        };
    }
}
