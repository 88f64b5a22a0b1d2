package org.mailherd.mailauth.dmarc;

/** How near a proven domain must be to the author's (RFC 9989 4.4). */
public enum Alignment {
    /** Of the same organization. */
    RELAXED,
    /** The same. */
    STRICT
}
