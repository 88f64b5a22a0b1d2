package org.mailherd.acmeclient.order;

/** No certificate this time; the message says why, in the authority's words where it gave any. */
public final class OrderFailedException extends Exception {
    private static final long serialVersionUID = 1L;

    OrderFailedException(String message) {
        super(message);
    }

    OrderFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
