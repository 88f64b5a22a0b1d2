package org.mailherd.mailstore.folder;

import org.mailherd.mailstore.StoreException;

/** Another folder has the use: IMAP answers {@code NO [USEATTR]} (RFC 6154). */
public final class SpecialUseTaken extends StoreException {
    private static final long serialVersionUID = 1L;

    public SpecialUseTaken(SpecialUse use) {
        super("another folder is " + use.attribute());
    }
}
