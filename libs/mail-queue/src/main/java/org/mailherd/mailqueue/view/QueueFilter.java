package org.mailherd.mailqueue.view;

import java.util.Optional;
import org.mailherd.mailqueue.queue.RecipientState;

/**
 * Which entries to list.
 *
 * @param text part of a sender or recipient, or a whole queue id
 * @param destination domain of the recipient
 */
public record QueueFilter(
        Optional<RecipientState> state,
        Optional<String> destination,
        Optional<String> text,
        int limit,
        int offset) {
    private static final int MAX_LIMIT = 1000;

    public QueueFilter {
        if (limit < 1 || limit > MAX_LIMIT || offset < 0) {
            throw new IllegalArgumentException(
                    "limit must be 1 to " + MAX_LIMIT + " and offset not negative");
        }
    }

    public static QueueFilter everything(int limit, int offset) {
        return new QueueFilter(Optional.empty(), Optional.empty(), Optional.empty(), limit, offset);
    }
}
