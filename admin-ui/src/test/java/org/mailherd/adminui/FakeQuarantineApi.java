package org.mailherd.adminui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** antispam's quarantine with nothing in it. */
final class FakeQuarantineApi implements AutoCloseable {
    private final HttpServer server;

    FakeQuarantineApi() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/quarantine", FakeQuarantineApi::answer);
        server.start();
    }

    Map<String, String> settings() {
        return Map.of(
                "mailherd.admin-ui.quarantine.api",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "mailherd.admin-ui.quarantine.token",
                "the-token-of-the-test");
    }

    private static void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean list = exchange.getRequestURI().toString().startsWith("/quarantine?");
            byte[] body = (list ? "{\"items\":[]}" : "{}").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(list ? 200 : 404, body.length);
            exchange.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
