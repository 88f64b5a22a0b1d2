package org.mailherd.smtp.delivery;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.QueuedRecipient;

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

    /** The message, readable as often as there are hosts to try. */
    @FunctionalInterface
    public interface Content {
        InputStream open() throws IOException;
    }
}
