package org.mailherd.mailqueue.queue;

import java.time.Instant;
import org.mailherd.mailmodel.QueueId;

/** What becomes of a leased row. */
public sealed interface Settlement {
    QueueId id();

    int seq();

    /** Delivered, or bounced and reported: the row goes. */
    record Done(QueueId id, int seq) implements Settlement {}

    /** Another attempt at a later time. */
    record Retry(QueueId id, int seq, Instant nextAttempt, String reply) implements Settlement {}

    /** Not tried: the row is due again at that time. */
    record GiveBack(QueueId id, int seq, Instant nextAttempt) implements Settlement {}

    /** Stopped until an administrator looks. */
    record Hold(QueueId id, int seq, String reply) implements Settlement {}
}
