package org.mailherd.mailstore.column;

/** One column of the messages in one stretch of {@value #UIDS} UIDs. */
sealed interface Page permits NumberPage, TextPage {
    int UIDS = 1024;

    /** Unsigned, ascending. */
    int[] uids();

    /** Messages with a higher UID may have come since the page was read. */
    long through();

    /** Bytes of memory, roughly. */
    int weight();

    static long of(long uid) {
        return uid / UIDS;
    }
}
