package org.mailherd.mailauth.arc;

import java.util.Locale;

/** RFC 8617 4.4, and what we cannot say. */
public enum ArcStatus {
    /** No chain. */
    NONE,
    PASS,
    FAIL,
    /** A key is unavailable for now: nothing may be said for ever. */
    TEMPERROR;

    /** For Authentication-Results and tag cv. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
