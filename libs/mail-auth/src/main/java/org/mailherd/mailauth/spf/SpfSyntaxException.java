package org.mailherd.mailauth.spf;

/** A record or macro that breaks the grammar of RFC 7208 12: always permerror. */
final class SpfSyntaxException extends Exception {
    private static final long serialVersionUID = 1;

    SpfSyntaxException(String message) {
        super(message);
    }
}
