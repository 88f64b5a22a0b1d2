package org.mailherd.mailstore.folder;

import org.mailherd.mailstore.StoreException;

/** No folder can have this name: IMAP answers {@code NO [CANNOT]}. */
public final class InvalidFolderName extends StoreException {
    private static final long serialVersionUID = 1L;

    public InvalidFolderName(String problem) {
        super(problem);
    }
}
