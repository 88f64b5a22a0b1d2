package org.mailherd.mailauth.dmarc;

/** How the organization behind a name is found. */
public enum DmarcMethod {
    /** By records on the way up (RFC 9989 4.10). */
    TREE_WALK,
    /** By the public suffix list (RFC 7489 3.2). */
    SUFFIX_LIST
}
