package org.mailherd.directory.login;

import org.mailherd.mailmodel.MailAddress;

/**
 * A mailbox as its owner's session knows it.
 *
 * @param mailboxId key in every table of the store
 * @param address canonical
 * @param displayName may be empty
 * @param quotaBytes 0 is unlimited
 * @param quotaMessages 0 is unlimited
 */
public record MailboxAccount(
        long mailboxId,
        MailAddress address,
        String displayName,
        long quotaBytes,
        long quotaMessages) {}
