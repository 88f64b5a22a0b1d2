package org.mailherd.mailauth.dmarc;

import java.util.Locale;

/** The results of RFC 9989 and RFC 7489 11.2. */
public enum DmarcStatus {
    /** A proven domain is aligned with the author's. */
    PASS,
    FAIL,
    /** The domain publishes nothing, or there is no author's domain. */
    NONE,
    /** The DNS does not answer now: nothing may be said for ever. */
    TEMPERROR,
    /** The record cannot be used. */
    PERMERROR;

    /** For Authentication-Results. */
    public String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
