package org.mailherd.imap.session;

/** Which changes by others a command lets us tell before its tagged answer. */
public enum Updates {
    /** The command leaves the folder, or there is none. */
    NONE,
    /** No EXPUNGE: message numbers must mean the same until the answer (RFC 3501 7.4.1). */
    KEEP_NUMBERS,
    ALL
}
