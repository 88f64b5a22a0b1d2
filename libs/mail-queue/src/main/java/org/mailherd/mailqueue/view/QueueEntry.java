package org.mailherd.mailqueue.view;

import java.time.Instant;
import java.util.Optional;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.RecipientState;

/**
 * One recipient in the queue. All text came from strangers: escape it where it is shown.
 *
 * @param qid of the message
 * @param seq recipient's number in the message
 * @param reversePath empty for the null path
 * @param size bytes of the message
 * @param lastReply what the last attempt met, as {@code 451 4.7.1 greylisted}
 */
public record QueueEntry(
        String qid,
        int seq,
        Origin origin,
        String reversePath,
        String recipient,
        String original,
        RecipientState state,
        long size,
        Instant arrived,
        int attempts,
        Instant nextAttempt,
        Optional<String> lastReply) {}
