package org.mailherd.mailauth.arc;

/** A chain that is broken, and why. */
final class ArcException extends Exception {
    private static final long serialVersionUID = 1;

    ArcException(String reason) {
        super(reason);
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
