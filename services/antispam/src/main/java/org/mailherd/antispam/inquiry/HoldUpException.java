package org.mailherd.antispam.inquiry;

import java.io.IOException;

/**
 * Nobody may judge the message without this answer: the scan fails, and the mail server tries again
 * later.
 */
public final class HoldUpException extends IOException {
    private static final long serialVersionUID = 1;

    /**
     * @param message why, for the log
     */
    public HoldUpException(String message) {
        super(message);
    }
}
