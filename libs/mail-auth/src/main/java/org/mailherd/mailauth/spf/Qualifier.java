package org.mailherd.mailauth.spf;

/** RFC 7208 4.6.2: what a match means. */
enum Qualifier {
    PASS(SpfResult.PASS),
    FAIL(SpfResult.FAIL),
    SOFTFAIL(SpfResult.SOFTFAIL),
    NEUTRAL(SpfResult.NEUTRAL);

    private final SpfResult result;

    Qualifier(SpfResult result) {
        this.result = result;
    }

    SpfResult result() {
        return result;
    }
}
