package org.mailherd.mailstore.acl;

/** The standard rights, RFC 4314 section 2.1, in the order in which they are shown. */
public enum Right {
    /** The folder is visible to LIST, LSUB and SUBSCRIBE. */
    LOOKUP('l'),
    /** SELECT, STATUS, FETCH, SEARCH, COPY from here. */
    READ('r'),
    /** {@code \Seen} may change. */
    SEEN('s'),
    /** Flags other than {@code \Seen} and {@code \Deleted} may change. */
    WRITE('w'),
    /** APPEND and COPY to here. */
    INSERT('i'),
    /** Mail may be sent to the folder; kept for clients, nothing here asks for it. */
    POST('p'),
    /** CREATE below, or RENAME to below. */
    CREATE('k'),
    /** DELETE, or RENAME away. */
    DELETE('x'),
    /** {@code \Deleted} may change. */
    DELETE_MESSAGES('t'),
    EXPUNGE('e'),
    /** SETACL, DELETEACL, GETACL, LISTRIGHTS. */
    ADMINISTER('a');

    private final char letter;

    Right(char letter) {
        this.letter = letter;
    }

    public char letter() {
        return letter;
    }

    int bit() {
        return 1 << ordinal();
    }
}
