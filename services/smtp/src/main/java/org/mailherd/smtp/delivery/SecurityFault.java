package org.mailherd.smtp.delivery;

import java.io.IOException;
import org.mailherd.mailmodel.SmtpReply;

/** A server was reached, but is not safe enough for this mail. */
final class SecurityFault extends IOException {
    private static final long serialVersionUID = 1L;

    private final transient SmtpReply reply;

    SecurityFault(String enhanced, String reason) {
        super(reason);
        this.reply = SmtpReply.of(451, enhanced, reason);
    }

    SmtpReply reply() {
        return reply;
    }
}
