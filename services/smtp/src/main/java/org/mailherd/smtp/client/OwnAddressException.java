package org.mailherd.smtp.client;

import java.io.IOException;
import java.net.InetAddress;

/** The address to call from is not this machine's: no fault of the server that was to be called. */
public final class OwnAddressException extends IOException {
    private static final long serialVersionUID = 1L;

    OwnAddressException(InetAddress source, IOException cause) {
        super("cannot call from " + source.getHostAddress() + ": " + cause.getMessage(), cause);
    }
}
