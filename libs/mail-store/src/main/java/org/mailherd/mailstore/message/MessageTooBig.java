package org.mailherd.mailstore.message;

import org.mailherd.mailstore.StoreException;

/** Larger than any message the store takes: IMAP answers {@code NO [TOOBIG]}, LMTP 552 5.3.4. */
public final class MessageTooBig extends StoreException {
    private static final long serialVersionUID = 1L;

    public MessageTooBig(long limit) {
        super("a message has at most " + limit + " octets");
    }
}
