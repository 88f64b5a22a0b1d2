package org.mailherd.mailstore.folder;

import org.mailherd.mailstore.StoreException;

/** The mailbox is at its limit of folders: IMAP answers {@code NO [LIMIT]}. */
public final class TooManyFolders extends StoreException {
    private static final long serialVersionUID = 1L;

    public TooManyFolders(int limit) {
        super("a mailbox takes at most " + limit + " folders");
    }
}
