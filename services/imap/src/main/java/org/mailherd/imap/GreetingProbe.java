package org.mailherd.imap;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.function.IntSupplier;
import org.mailherd.platform.health.Health;
import org.mailherd.platform.health.HealthProbe;

/** Connects to our own IMAP port as a client would and looks at the greeting. */
final class GreetingProbe implements HealthProbe {
    private static final int TIMEOUT_MILLIS = 2000;
    private static final String EXPECTED = "* OK";

    private final String address;
    private final IntSupplier port;

    /**
     * @param address that the port is bound to, maybe the one that means all
     */
    GreetingProbe(String address, IntSupplier port) {
        this.address = address;
        this.port = port;
    }

    @Override
    public String name() {
        return "imap";
    }

    @Override
    public Health check() throws IOException {
        InetAddress bound = InetAddress.getByName(address);
        InetAddress reached = bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        try (Socket socket = new Socket()) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            socket.connect(new InetSocketAddress(reached, port.getAsInt()), TIMEOUT_MILLIS);
            byte[] greeting = socket.getInputStream().readNBytes(EXPECTED.length());
            String seen = new String(greeting, StandardCharsets.US_ASCII);
            return seen.equals(EXPECTED) ? Health.UP : Health.down("greeted with " + seen);
        }
    }
}
