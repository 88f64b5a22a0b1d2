package org.mailherd.watchdog.probe;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Says one text on connection and one for each line it is told; then it hangs up. */
final class FakeServer implements AutoCloseable {
    private final ServerSocket listener;

    FakeServer(String... texts) throws IOException {
        listener = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> serve(List.of(texts)));
    }

    private void serve(List<String> texts) {
        try (Socket socket = listener.accept()) {
            InputStream in = socket.getInputStream();
            for (String text : texts) {
                socket.getOutputStream().write(text.getBytes(StandardCharsets.US_ASCII));
                int c = in.read();
                while (c >= 0 && c != '\n') {
                    c = in.read();
                }
            }
        } catch (IOException _) {
            // The test sees what its probe saw.
        }
    }

    URI uri(String scheme) {
        return URI.create(scheme + "://127.0.0.1:" + listener.getLocalPort());
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
