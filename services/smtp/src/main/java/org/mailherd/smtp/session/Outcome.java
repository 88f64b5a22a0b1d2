package org.mailherd.smtp.session;

import org.mailherd.mailmodel.SmtpReply;

/** What a verb wants said. */
public sealed interface Outcome {
    record Reply(SmtpReply reply) implements Outcome {}

    /** Say it, then end the connection. */
    record Close(SmtpReply reply) implements Outcome {}

    /** The verb has spoken itself. */
    record Spoken() implements Outcome {}

    Outcome SPOKEN = new Spoken();

    static Outcome of(SmtpReply reply) {
        return new Reply(reply);
    }

    static Outcome of(int code, String enhanced, String text) {
        return new Reply(SmtpReply.of(code, enhanced, text));
    }

    static Outcome close(int code, String enhanced, String text) {
        return new Close(SmtpReply.of(code, enhanced, text));
    }
}
