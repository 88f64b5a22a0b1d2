package org.mailherd.mailqueue.view;

import java.util.Optional;
import org.mailherd.mailqueue.control.QueueSelection;
import org.mailherd.mailqueue.queue.RecipientState;

/**
 * Which messages to list: those with a recipient that meets everything given.
 *
 * @param selection by message, recipient, destination, sender
 * @param after queue id behind which the page begins; empty for the oldest
 * @param limit messages a page, 1 to 500
 */
public record MessageFilter(
        QueueSelection selection, Optional<RecipientState> state, String after, int limit) {
    private static final int MAX_LIMIT = 500;

    public MessageFilter {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit must be 1 to " + MAX_LIMIT);
        }
    }
}
