package org.mailherd.mailqueue.queue;

import org.mailherd.mailmodel.MailAddress;

/**
 * A recipient with a row.
 *
 * @param seq its number in the message, from 0
 * @param attempts how often delivery was tried
 */
public record QueuedRecipient(
        int seq, MailAddress recipient, MailAddress original, Transport transport, int attempts) {}
