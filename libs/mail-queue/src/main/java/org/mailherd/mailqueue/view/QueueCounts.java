package org.mailherd.mailqueue.view;

/** Recipients in each state, and messages in all. */
public record QueueCounts(long messages, long incoming, long active, long deferred, long hold) {
    public long recipients() {
        return incoming + active + deferred + hold;
    }
}
