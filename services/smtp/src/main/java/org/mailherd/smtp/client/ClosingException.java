package org.mailherd.smtp.client;

import java.io.IOException;
import org.mailherd.mailmodel.SmtpReply;

/** 421: the server ends the connection, at any point it likes (RFC 5321 3.8). */
final class ClosingException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    ClosingException(SmtpReply reply) {
        super(reply.toString());
        this.reply = reply;
    }

    SmtpReply reply() {
        return reply;
    }
}
