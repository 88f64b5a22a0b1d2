package org.mailherd.smtp.delivery;

import java.util.List;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.smtp.client.Content;
import org.mailherd.smtp.client.Mail;

/**
 * A message for recipients that share a next hop.
 *
 * @param domain of the recipients
 * @param size octets of the message
 */
public record Consignment(
        MessageEnvelope envelope,
        String domain,
        List<QueuedRecipient> recipients,
        long size,
        Content content) {

    Consignment with(List<QueuedRecipient> some) {
        return new Consignment(envelope, domain, some, size, content);
    }

    Mail mail() {
        return new Mail(envelope, recipients, size, content);
    }
}
