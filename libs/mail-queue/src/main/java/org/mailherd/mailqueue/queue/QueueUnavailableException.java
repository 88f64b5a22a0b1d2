package org.mailherd.mailqueue.queue;

/**
 * Disk or database did not take a message; nothing of it will be delivered. The sender must be told
 * to try again.
 */
public final class QueueUnavailableException extends Exception {
    private static final long serialVersionUID = 1L;

    public QueueUnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
