package org.mailherd.mailqueue.queue;

import java.time.Instant;

/**
 * Who holds active rows, and until when unless renewed.
 *
 * @param owner one run of one process: another run of it is another owner
 */
public record Lease(String owner, Instant until) {}
