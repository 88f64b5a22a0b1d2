package org.mailherd.mailqueue.queue;

import java.util.List;

/**
 * A runner in the same process that takes new messages at once: they get rows only when they are
 * not finished soon. Where it has no room, rows are written and wait for a claim.
 */
public interface Admission {
    /** Reserves room for one message; {@link #deliver} or {@link #cancel} follows. */
    boolean reserve(List<QueuedRecipient> recipients);

    /** The message is durable. Must not block. */
    void deliver(LeasedMessage message);

    /** The message could not be made durable. */
    void cancel(List<QueuedRecipient> recipients);

    /** For a process that only writes. */
    static Admission none() {
        return new Admission() {
            @Override
            public boolean reserve(List<QueuedRecipient> recipients) {
                return false;
            }

            @Override
            public void deliver(LeasedMessage message) {
                throw new IllegalStateException("nothing was reserved");
            }

            @Override
            public void cancel(List<QueuedRecipient> recipients) {
                throw new IllegalStateException("nothing was reserved");
            }
        };
    }
}
