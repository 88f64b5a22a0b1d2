package org.mailherd.mailstore.quota;

import org.mailherd.mailstore.StoreException;

/** The mailbox is full: IMAP answers {@code NO [OVERQUOTA]}, LMTP 552 5.2.2. */
public final class OverQuota extends StoreException {
    private static final long serialVersionUID = 1L;

    public OverQuota(long mailboxId) {
        super("mailbox " + mailboxId + " is full");
    }
}
