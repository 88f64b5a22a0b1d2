package org.mailherd.mailauth.dmarc;

/** What a record says of its domain: tag psd. */
public enum PublicSuffix {
    /** Others register names below it. */
    YES,
    /** An organization's own, whatever lies above it. */
    NO,
    /** Nothing said. */
    UNKNOWN
}
