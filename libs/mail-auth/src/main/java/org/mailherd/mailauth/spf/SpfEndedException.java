package org.mailherd.mailauth.spf;

/** Evaluation stops with this result, from whatever depth of includes (RFC 7208 4.6.4, 5). */
final class SpfEndedException extends Exception {
    private static final long serialVersionUID = 1;

    private final SpfResult result;

    private SpfEndedException(SpfResult result, String message) {
        super(message);
        this.result = result;
    }

    static SpfEndedException permerror(String message) {
        return new SpfEndedException(SpfResult.PERMERROR, message);
    }

    static SpfEndedException temperror(String message) {
        return new SpfEndedException(SpfResult.TEMPERROR, message);
    }

    SpfResult result() {
        return result;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
