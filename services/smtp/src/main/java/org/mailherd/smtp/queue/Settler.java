package org.mailherd.smtp.queue;

import java.util.List;
import org.mailherd.mailqueue.queue.Settlement;

/**
 * Records outcomes, however long the database takes: an outcome that is lost is a message delivered
 * twice.
 */
@FunctionalInterface
public interface Settler {
    void settle(List<Settlement> outcome);
}
