package org.mailherd.mailqueue.queue;

/**
 * Postfix's queues: new, with a runner, waiting for its next attempt, stopped by an administrator.
 */
public enum RecipientState {
    INCOMING,
    ACTIVE,
    DEFERRED,
    HOLD
}
