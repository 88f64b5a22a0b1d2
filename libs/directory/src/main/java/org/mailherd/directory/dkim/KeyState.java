package org.mailherd.directory.dkim;

import java.util.Locale;

/** A signing key's life, in this order. */
public enum KeyState {
    /** Its record may be put into the DNS; it does not sign yet. */
    PUBLISHED,
    /** It signs; so do others of the domain, of the other algorithm. */
    ACTIVE,
    /** It signs no more; its record stays in the DNS while mail is under way. */
    RETIRED,
    /** Its record says that it is withdrawn: what it signed counts no more (RFC 6376 3.6.1). */
    REVOKED;

    /** The word in the table and in the API. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
