package org.mailherd.testsupport;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;

/**
 * An HTTP server that answers with whatever octets the test wants, right or wrong, and then closes
 * the connection.
 */
public final class CannedHttp implements AutoCloseable {

    private final ServerSocket server;
    private final Function<String, String> answers;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    private CannedHttp(ServerSocket server, Function<String, String> answers) {
        this.server = server;
        this.answers = answers;
    }

    /**
     * @param answers from a path to a whole answer with its status line
     */
    public static CannedHttp start(Function<String, String> answers) throws IOException {
        CannedHttp http =
                new CannedHttp(new ServerSocket(0, 10, InetAddress.getLoopbackAddress()), answers);
        Thread.ofVirtual().start(http::run);
        return http;
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.getLocalPort());
    }

    /** The paths that were asked for. */
    public List<String> requests() {
        return List.copyOf(requests);
    }

    private void run() {
        while (!server.isClosed()) {
            try (Socket client = server.accept()) {
                answer(client);
            } catch (IOException _) {
                // the client's fault, or the end
            }
        }
    }

    private void answer(Socket client) throws IOException {
        InputStream in = new BufferedInputStream(client.getInputStream());
        String path = line(in).split(" ", -1)[1];
        int length = 0;
        for (String field = line(in); !field.isEmpty(); field = line(in)) {
            if (field.toLowerCase(Locale.ROOT).startsWith("content-length:")) {
                length = Integer.parseInt(field.substring(field.indexOf(':') + 1).strip());
            }
        }
        in.readNBytes(length);
        requests.add(path);
        client.getOutputStream().write(answers.apply(path).getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String line(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int octet = in.read(); octet != '\n'; octet = in.read()) {
            if (octet < 0) {
                throw new IOException("the client left");
            }
            line.append((char) octet);
        }
        return line.toString().stripTrailing();
    }

    @Override
    public void close() throws IOException {
        server.close();
    }
}
