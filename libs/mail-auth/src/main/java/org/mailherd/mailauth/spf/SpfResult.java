package org.mailherd.mailauth.spf;

import java.util.Locale;

/** RFC 7208 2.6. */
public enum SpfResult {
    NONE,
    NEUTRAL,
    PASS,
    FAIL,
    SOFTFAIL,
    TEMPERROR,
    PERMERROR;

    /** The word of RFC 8601 2.7.2. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
