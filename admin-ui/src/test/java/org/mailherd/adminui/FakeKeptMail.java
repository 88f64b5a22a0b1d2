package org.mailherd.adminui;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** antispam's quarantine with one message in it, as a test wants it to be. */
final class FakeKeptMail implements AutoCloseable {
    static final String[] KEY = {"X-API-Key", RunningAdminUi.READ_WRITE_KEY};
    private static final String ITEM =
            """
            {"id":7,"mailbox":"%s","qid":"q","sender":"%s","subject":"%s","messageId":"","client":"",
            "action":"reject","score":17,"symbols":"%s","size":3,"state":"%s",
            "created":"2026-03-04T12:00:00Z","guarded":%s}
            """;

    final List<String> asked = new CopyOnWriteArrayList<>();
    volatile String mailbox = "alice@alpha.test";
    volatile String sender = "x@evil.test";

    /** As all of these, what stands between quotation marks in JSON. */
    volatile String subject = "<script>alert(1)</script>";

    volatile String symbols = "[]";
    volatile String state = "kept";
    volatile boolean guarded;
    volatile int answersPost = 200;

    private final HttpServer server;

    FakeKeptMail() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/quarantine", this::answer);
        server.start();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            boolean post = exchange.getRequestMethod().equals("POST");
            asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
            byte[] octets =
                    ITEM.formatted(mailbox, sender, subject, symbols, state, guarded)
                            .getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(post ? answersPost : 200, octets.length);
            exchange.getResponseBody().write(octets);
            if (post && answersPost == 200) {
                state = "released";
            }
        }
    }

    /** The pages over it, with links switched on. */
    RunningAdminUi ui() {
        return RunningAdminUi.start(
                0,
                Map.of(
                        "mailherd.admin-ui.quarantine.api",
                        "http://127.0.0.1:" + server.getAddress().getPort(),
                        "mailherd.admin-ui.quarantine.token",
                        "the-token-of-the-test",
                        "mailherd.admin-ui.quarantine-link.secret",
                        "a-long-random-word-of-forty-characters-1",
                        "mailherd.hostname",
                        "mail.alpha.test"));
    }

    /** The path of the link that does this with the message. */
    static String link(RunningAdminUi ui, String verb) {
        String body = new Browser(ui).get("/api/v1/get/quarantine/7", KEY).body();
        Matcher link =
                Pattern.compile("\"" + verb + "_link\":\"https://mail.alpha.test([^\"]+)\"")
                        .matcher(body);
        assertThat(link.find()).as(body).isTrue();
        return link.group(1);
    }

    List<String> posts() {
        return asked.stream().filter(one -> one.startsWith("POST")).toList();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
