package org.mailherd.mailqueue.view;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailqueue.queue.Origin;
import org.mailherd.mailqueue.queue.RecipientState;
import org.mailherd.mailqueue.spool.SpoolRef;

/**
 * One message in the queue with its recipients. All text came from strangers: escape it where it is
 * shown.
 *
 * @param spool the spool that has the bytes
 * @param reversePath empty for the null path
 * @param login empty for mail of a stranger
 * @param recipients the first few, by number
 * @param recipientCount of all
 */
public record QueuedMessage(
        String qid,
        String spool,
        SpoolRef place,
        Origin origin,
        String reversePath,
        String clientAddress,
        Optional<String> login,
        Instant arrived,
        List<Recipient> recipients,
        int recipientCount) {

    /**
     * One recipient.
     *
     * @param lastReply what the last attempt met
     */
    public record Recipient(
            int seq,
            String recipient,
            String original,
            String destination,
            RecipientState state,
            int attempts,
            Instant nextAttempt,
            Optional<String> lastReply) {}
}
