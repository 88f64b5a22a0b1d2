package org.mailherd.antispam.message;

import java.io.IOException;

/** The message or its header is over a limit. */
public final class MessageTooLargeException extends IOException {
    private static final long serialVersionUID = 1;

    MessageTooLargeException(String what, long limit) {
        super("the " + what + " is over " + limit + " octets");
    }
}
