package org.mailherd.mailqueue.queue;

import java.util.List;
import org.mailherd.mailqueue.spool.SpoolRef;

/** A message and those of its recipients that a runner holds until the lease ends. */
public record LeasedMessage(
        MessageEnvelope envelope, SpoolRef place, List<QueuedRecipient> recipients) {
    public LeasedMessage {
        recipients = List.copyOf(recipients);
    }
}
