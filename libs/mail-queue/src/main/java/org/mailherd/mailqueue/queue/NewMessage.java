package org.mailherd.mailqueue.queue;

import java.util.List;
import org.mailherd.mailqueue.spool.SpoolDraft;

/** A message to enqueue. The caller closes the draft. */
public record NewMessage(
        MessageEnvelope envelope, List<NewRecipient> recipients, SpoolDraft draft) {
    public NewMessage {
        recipients = List.copyOf(recipients);
        if (recipients.isEmpty()) {
            throw new IllegalArgumentException("a message without recipients");
        }
    }
}
