package org.mailherd.smtp.delivery;

import java.io.IOException;
import org.mailherd.mailmodel.SmtpReply;

/** The other side refused before it heard of any recipient: at the greeting, EHLO or MAIL. */
final class RemoteException extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    RemoteException(SmtpReply reply) {
        super(reply.toString());
        this.reply = reply;
    }

    SmtpReply reply() {
        return reply;
    }
}
