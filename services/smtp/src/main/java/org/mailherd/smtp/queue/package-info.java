/**
 * The queue runner: new messages come to it at once, others by polling for due rows. {@code
 * MessageDelivery} takes one message through its transports and turns attempts into settlements,
 * log lines and reports.
 */
@NullMarked
package org.mailherd.smtp.queue;

import org.jspecify.annotations.NullMarked;
