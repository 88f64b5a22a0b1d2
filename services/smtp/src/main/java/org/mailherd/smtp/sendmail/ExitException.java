package org.mailherd.smtp.sendmail;

/** Ends the command with one of sysexits.h's codes and a sentence for the terminal. */
final class ExitException extends Exception {
    private static final long serialVersionUID = 1L;

    static final int USAGE = 64;
    static final int DATA = 65;
    static final int NO_USER = 67;
    static final int UNAVAILABLE = 69;
    static final int TEMPFAIL = 75;

    private final int code;

    ExitException(int code, String text) {
        super(text, null, false, false);
        this.code = code;
    }

    /** What a refusing reply means to a program that sent mail. */
    static ExitException refused(String reply, int permanent) {
        return new ExitException(reply.startsWith("5") ? permanent : TEMPFAIL, reply);
    }

    int code() {
        return code;
    }
}
