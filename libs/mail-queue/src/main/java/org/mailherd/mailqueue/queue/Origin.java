package org.mailherd.mailqueue.queue;

/**
 * Who handed us a message: the world, an authenticated sender, or ourselves with a delivery report.
 */
public enum Origin {
    INBOUND,
    SUBMISSION,
    BOUNCE
}
