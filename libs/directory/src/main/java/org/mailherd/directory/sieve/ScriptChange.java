package org.mailherd.directory.sieve;

/** What became of a change, in the words of RFC 5804's response codes. */
public enum ScriptChange {
    DONE,
    NONEXISTENT,
    ALREADY_EXISTS,
    /** The active script cannot be deleted. */
    ACTIVE,
    TOO_MANY_SCRIPTS,
    TOO_BIG
}
