package org.mailherd.smtp.client;

import java.util.List;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/**
 * What one transaction hands over.
 *
 * @param size octets of the message
 */
public record Mail(
        MessageEnvelope envelope, List<QueuedRecipient> recipients, long size, Content content) {}
