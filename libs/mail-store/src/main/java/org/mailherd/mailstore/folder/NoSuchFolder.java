package org.mailherd.mailstore.folder;

import org.mailherd.mailstore.StoreException;

/**
 * The folder does not exist (any more): IMAP answers {@code NO [NONEXISTENT]}, or {@code
 * [TRYCREATE]}.
 */
public final class NoSuchFolder extends StoreException {
    private static final long serialVersionUID = 1L;

    public NoSuchFolder(String folder) {
        super("no such folder: " + folder);
    }
}
