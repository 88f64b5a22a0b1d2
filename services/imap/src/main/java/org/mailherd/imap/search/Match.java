package org.mailherd.imap.search;

/** Whether a message is meant, as far as it has been read: Kleene's three-valued logic. */
enum Match {
    NO,
    UNKNOWN,
    YES;

    static Match of(boolean matches) {
        return matches ? YES : NO;
    }

    Match not() {
        return values()[YES.ordinal() - ordinal()];
    }

    Match and(Match other) {
        return compareTo(other) <= 0 ? this : other;
    }

    Match or(Match other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
