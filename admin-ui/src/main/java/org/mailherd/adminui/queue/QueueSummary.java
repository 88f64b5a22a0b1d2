package org.mailherd.adminui.queue;

import java.util.List;

/**
 * The queue at a glance.
 *
 * @param destinations that most recipients wait for, the fullest first
 */
public record QueueSummary(Counts counts, List<Destination> destinations) {

    /** Recipients in each state, and messages in all. */
    public record Counts(long messages, long incoming, long active, long deferred, long hold) {
        public long underWay() {
            return incoming + active;
        }
    }

    /**
     * @param destination a domain
     */
    public record Destination(String destination, long recipients) {}

    public List<Destination> fullest(int most) {
        return destinations.stream().limit(most).toList();
    }
}
