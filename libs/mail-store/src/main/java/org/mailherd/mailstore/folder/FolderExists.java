package org.mailherd.mailstore.folder;

import org.mailherd.mailstore.StoreException;

/** The name is taken: IMAP answers {@code NO [ALREADYEXISTS]}. */
public final class FolderExists extends StoreException {
    private static final long serialVersionUID = 1L;

    public FolderExists(FolderName name) {
        super("folder exists: " + name);
    }
}
