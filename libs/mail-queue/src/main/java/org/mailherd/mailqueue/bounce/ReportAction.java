package org.mailherd.mailqueue.bounce;

import java.util.Locale;

/** What became of a recipient (RFC 3464 2.3.3). */
public enum ReportAction {
    /** Will not be reached. */
    FAILED(5),
    /** Not reached yet. */
    DELAYED(4),
    /** In the mailbox. */
    DELIVERED(2),
    /** Handed to a server that sends no reports itself. */
    RELAYED(2),
    /** Sent on to several addresses, which are reported no more. */
    EXPANDED(2);

    private final int statusClass;

    ReportAction(int statusClass) {
        this.statusClass = statusClass;
    }

    /**
     * First digit of the status: a tempfail that grew too old is a permanent failure to the sender.
     */
    int statusClass() {
        return statusClass;
    }

    String keyword() {
        return name().toLowerCase(Locale.ROOT);
    }
}
