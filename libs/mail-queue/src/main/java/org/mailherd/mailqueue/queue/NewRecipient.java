package org.mailherd.mailqueue.queue;

import org.mailherd.mailmodel.MailAddress;
import org.mailherd.mailqueue.envelope.RecipientDsn;

/**
 * A recipient to enqueue.
 *
 * @param recipient where it goes: the mailbox, with detail, or the address elsewhere
 * @param original the address in RCPT
 * @param dsn what the sender wants to hear of it
 */
public record NewRecipient(
        MailAddress recipient, MailAddress original, Transport transport, RecipientDsn dsn) {

    /** One for which the sender asked for nothing. */
    public NewRecipient(MailAddress recipient, MailAddress original, Transport transport) {
        this(recipient, original, transport, RecipientDsn.NONE);
    }

    /**
     * The same recipient, named once more with other wishes: whoever asked for a report gets it.
     */
    public NewRecipient alsoFor(RecipientDsn other) {
        return new NewRecipient(
                recipient,
                original,
                transport,
                new RecipientDsn(
                        dsn.notifyOn().or(other.notifyOn()), dsn.orcpt().or(other::orcpt)));
    }

    QueuedRecipient numbered(int seq) {
        return new QueuedRecipient(seq, recipient, original, transport, dsn, 0);
    }
}
