package org.mailherd.platform.net;

import java.io.IOException;

/** The peer sent bytes between its STARTTLS and the handshake. */
public final class PlaintextAfterStartTls extends IOException {
    public PlaintextAfterStartTls() {
        super("plain text was sent after STARTTLS and before the TLS handshake");
    }
}
