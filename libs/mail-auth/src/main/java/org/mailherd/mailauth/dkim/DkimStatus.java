package org.mailherd.mailauth.dkim;

import java.util.Locale;

/** RFC 8601 2.7.1. */
public enum DkimStatus {
    PASS,
    FAIL,
    /**
     * It verifies, but in a way we do not accept: part of the body is unsigned, the key is too
     * short.
     */
    POLICY,
    TEMPERROR,
    PERMERROR;

    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
