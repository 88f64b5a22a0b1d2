package org.mailherd.mailstore.folder;

import org.mailherd.mailstore.StoreException;

/**
 * INBOX cannot be deleted, and no folder can be moved below itself: IMAP answers {@code NO
 * [CANNOT]}.
 */
public final class FolderProtected extends StoreException {
    private static final long serialVersionUID = 1L;

    public FolderProtected(String problem) {
        super(problem);
    }
}
