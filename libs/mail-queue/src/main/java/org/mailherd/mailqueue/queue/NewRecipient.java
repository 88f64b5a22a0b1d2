package org.mailherd.mailqueue.queue;

import org.mailherd.mailmodel.MailAddress;

/**
 * A recipient to enqueue.
 *
 * @param recipient where it goes: the mailbox, with detail, or the address elsewhere
 * @param original the address in RCPT
 */
public record NewRecipient(MailAddress recipient, MailAddress original, Transport transport) {}
