package org.mailherd.embedded;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports on 127.0.0.1. */
final class LoopbackPorts {

    private LoopbackPorts() {}

    /** The port wished for, or one that is free now when the wish is 0. */
    static int freeOr(int wish) {
        try (ServerSocket socket = new ServerSocket(wish, 1, InetAddress.ofLiteral("127.0.0.1"))) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new EmbeddedServerException(
                    "Port "
                            + wish
                            + " on 127.0.0.1 is taken. Stop what listens there, or choose another port.",
                    e);
        }
    }
}
