package org.mailherd.mailqueue.queue;

/**
 * Who competes for the same attempts: all mailboxes of the house, everything for the scanner, or
 * the recipients of one destination. The name in {@code queue_next_hop}, and of a runner's state.
 */
public final class NextHopKey {
    /** The mailbox service; no domain has an @ in its name. */
    public static final String LOCAL = "@local";

    public static final String LEARNING = "@learning";

    private NextHopKey() {}

    public static String of(QueuedRecipient recipient) {
        return switch (recipient.transport()) {
            case LOCAL, EXPANSION -> LOCAL;
            case LEARN_HAM, LEARN_SPAM -> LEARNING;
            case REMOTE, FORWARD, RELAY -> recipient.recipient().domain();
        };
    }
}
