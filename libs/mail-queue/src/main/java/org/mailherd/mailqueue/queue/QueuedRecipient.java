package org.mailherd.mailqueue.queue;

import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.envelope.RecipientDsn;

/**
 * A recipient with a row.
 *
 * @param seq its number in the message, from 0
 * @param dsn what the sender wants to hear of it
 * @param attempts how often delivery was tried
 */
public record QueuedRecipient(
        int seq,
        MailAddress recipient,
        MailAddress original,
        Transport transport,
        RecipientDsn dsn,
        int attempts) {}
