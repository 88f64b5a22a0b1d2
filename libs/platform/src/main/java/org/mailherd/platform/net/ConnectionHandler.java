package org.mailherd.platform.net;

import java.io.IOException;

/**
 * One protocol session, from greeting to end, on the virtual thread of its connection. The server
 * closes the wire afterwards.
 */
@FunctionalInterface
public interface ConnectionHandler {
    void handle(Wire wire) throws IOException;
}
