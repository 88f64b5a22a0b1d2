package org.mailherd.mailstore.acl;

import org.mailherd.mailstore.StoreException;

/** The folder is known to the user, the right is missing: IMAP answers {@code NO [NOPERM]}. */
public final class NotPermitted extends StoreException {
    private static final long serialVersionUID = 1L;

    public NotPermitted(String missing) {
        super("not permitted: " + missing);
    }
}
