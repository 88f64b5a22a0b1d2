package org.mailherd.watchdog.probe;

import java.io.IOException;

/** The service answered, but not as it should. */
final class ProbeFailedException extends IOException {
    private static final long serialVersionUID = 1L;

    ProbeFailedException(String message) {
        super(message);
    }
}
