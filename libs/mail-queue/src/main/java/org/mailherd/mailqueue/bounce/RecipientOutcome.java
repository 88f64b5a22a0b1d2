package org.mailherd.mailqueue.bounce;

import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;

/**
 * What a report tells about one recipient.
 *
 * @param remoteHost who said the reply, as {@code host} or {@code host[address]:port}; empty when
 *     we did
 */
public record RecipientOutcome(
        QueuedRecipient recipient,
        ReportAction action,
        SmtpReply reply,
        Optional<String> remoteHost) {}
