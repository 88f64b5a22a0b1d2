package org.mailherd.smtp.client;

import java.io.IOException;
import org.mailherd.mailmodel.SmtpReply;

/** The server refused before a message was begun: at the greeting, EHLO, STARTTLS or login. */
public final class PeerException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    PeerException(String step, SmtpReply reply) {
        super("refused at " + step + ": " + reply);
        this.reply = reply;
    }

    public SmtpReply reply() {
        return reply;
    }
}
