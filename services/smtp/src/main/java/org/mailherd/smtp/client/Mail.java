package org.mailherd.smtp.client;

import java.util.List;
import org.mailherd.mailqueue.queue.MessageEnvelope;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/**
 * What one transaction hands over.
 *
 * @param size octets of the message
 * @param resigner signs it again where it must be converted
 */
public record Mail(
        MessageEnvelope envelope,
        List<QueuedRecipient> recipients,
        long size,
        Content content,
        Resigner resigner) {

    /** One that is never signed again. */
    public Mail(
            MessageEnvelope envelope,
            List<QueuedRecipient> recipients,
            long size,
            Content content) {
        this(envelope, recipients, size, content, Resigner.NONE);
    }

    public Mail signedBy(Resigner signer) {
        return new Mail(envelope, recipients, size, content, signer);
    }
}
