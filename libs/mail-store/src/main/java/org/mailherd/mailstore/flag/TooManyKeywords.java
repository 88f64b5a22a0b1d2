package org.mailherd.mailstore.flag;

import org.mailherd.mailstore.StoreException;

/** The folder has used up its {@value Keywords#LIMIT} keywords: IMAP answers {@code NO [LIMIT]}. */
public final class TooManyKeywords extends StoreException {
    private static final long serialVersionUID = 1L;

    public TooManyKeywords() {
        super("a folder takes at most " + Keywords.LIMIT + " different keywords");
    }
}
