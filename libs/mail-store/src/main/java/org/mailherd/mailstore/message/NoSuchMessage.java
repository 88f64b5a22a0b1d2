package org.mailherd.mailstore.message;

import org.mailherd.mailstore.StoreException;

/**
 * The message was expunged, by another session perhaps: IMAP answers {@code NO [EXPUNGEISSUED]}.
 */
public final class NoSuchMessage extends StoreException {
    private static final long serialVersionUID = 1L;

    public NoSuchMessage(long folderId, long uid) {
        super("no message " + uid + " in folder " + folderId);
    }
}
