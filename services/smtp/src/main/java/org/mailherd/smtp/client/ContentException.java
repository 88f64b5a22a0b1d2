package org.mailherd.smtp.client;

import java.io.IOException;

/** The message cannot be read; the server had no part in it. */
public final class ContentException extends IOException {
    private static final long serialVersionUID = 1L;

    private final IOException reason;

    ContentException(IOException reason) {
        super(reason);
        this.reason = reason;
    }

    /** What reading threw. */
    public IOException reason() {
        return reason;
    }
}
