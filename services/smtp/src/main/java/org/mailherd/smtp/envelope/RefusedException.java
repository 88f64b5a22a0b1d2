package org.mailherd.smtp.envelope;

import org.mailherd.mailmodel.SmtpReply;

/** A command that is refused, with the reply that says why. */
final class RefusedException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    RefusedException(int code, String enhanced, String text) {
        super(text, null, false, false);
        this.reply = SmtpReply.of(code, enhanced, text);
    }

    SmtpReply reply() {
        return reply;
    }
}
