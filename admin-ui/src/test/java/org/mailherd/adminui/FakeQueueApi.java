package org.mailherd.adminui;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** smtp's queue as docs/api/queue.md tells it, with one recipient a message. */
final class FakeQueueApi implements AutoCloseable {
    static final String TOKEN = "the-token-of-the-test";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpServer server;
    private final Map<String, Waiting> messages = new LinkedHashMap<>();
    private final List<String> asked = new ArrayList<>();

    private record Waiting(String recipient, String state, String reply) {}

    FakeQueueApi() {
        try {
            server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        server.createContext("/queue", this::answer);
        server.start();
    }

    /** For {@link RunningAdminUi}. */
    Map<String, String> settings() {
        return Map.of(
                "mailherd.admin-ui.queue.api",
                "http://127.0.0.1:" + server.getAddress().getPort(),
                "mailherd.admin-ui.queue.token",
                TOKEN);
    }

    synchronized void add(String qid, String recipient, String state, String reply) {
        messages.put(qid, new Waiting(recipient, state, reply));
    }

    /** Verbs with whom they were asked for by, as {@code hold 4Xb... admin admin}. */
    synchronized List<String> asked() {
        return List.copyOf(asked);
    }

    private synchronized void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String[] path = exchange.getRequestURI().getPath().substring(1).split("/");
            String token = exchange.getRequestHeaders().getFirst("Authorization");
            if (!("Bearer " + TOKEN).equals(token)) {
                send(exchange, 401, Map.of());
            } else if (exchange.getRequestMethod().equals("POST")) {
                steer(exchange, path);
            } else {
                send(exchange, 200, path.length == 1 ? summary() : page(exchange));
            }
        }
    }

    private void steer(HttpExchange exchange, String[] path) throws IOException {
        JsonNode body = JSON.readTree(exchange.getRequestBody().readAllBytes());
        String verb = path[path.length - 1];
        String qid = path.length == 4 ? path[2] : "all";
        asked.add(verb + " " + qid + " " + body.path("actor").asString());
        Waiting now = messages.get(qid);
        if (now == null) {
            send(exchange, path.length == 4 ? 404 : 200, Map.of("changed", 0));
            return;
        }
        switch (verb) {
            case "delete" -> messages.remove(qid);
            case "hold" -> messages.put(qid, new Waiting(now.recipient(), "HOLD", now.reply()));
            default -> messages.put(qid, new Waiting(now.recipient(), "INCOMING", now.reply()));
        }
        send(exchange, 200, Map.of("changed", 1));
    }

    private Map<String, Object> summary() {
        return Map.of(
                "counts",
                Map.of(
                        "messages", messages.size(),
                        "incoming", count("INCOMING"),
                        "active", 0,
                        "deferred", count("DEFERRED"),
                        "hold", count("HOLD"),
                        "recipients", messages.size()),
                "destinations",
                List.of(Map.of("destination", "example.net", "recipients", messages.size())));
    }

    private long count(String state) {
        return messages.values().stream().filter(one -> one.state().equals(state)).count();
    }

    private Map<String, Object> page(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return Map.of(
                "messages",
                messages.entrySet().stream()
                        .filter(one -> fits(query, one.getKey(), one.getValue()))
                        .map(one -> message(one.getKey(), one.getValue()))
                        .toList());
    }

    private static boolean fits(String query, String qid, Waiting one) {
        for (String pair : query.split("&")) {
            String value = pair.substring(pair.indexOf('=') + 1);
            boolean fits =
                    switch (pair.substring(0, pair.indexOf('='))) {
                        case "message" -> value.equals(qid);
                        case "recipient" -> value.equals(one.recipient());
                        case "state" -> value.equalsIgnoreCase(one.state());
                        case "limit" -> true;
                        default -> false;
                    };
            if (!fits) {
                return false;
            }
        }
        return true;
    }

    private static Map<String, Object> message(String qid, Waiting one) {
        return Map.of(
                "qid",
                qid,
                "place",
                Map.of("segment", 1, "position", 0, "length", 3000),
                "reversePath",
                "alice@alpha.test",
                "arrived",
                "2026-11-22T05:00:00Z",
                "recipients",
                List.of(
                        Map.of(
                                "recipient",
                                one.recipient(),
                                "destination",
                                "example.net",
                                "state",
                                one.state(),
                                "attempts",
                                1,
                                "nextAttempt",
                                "2026-11-22T06:00:00Z",
                                "lastReply",
                                one.reply())),
                "recipientCount",
                1);
    }

    private static void send(HttpExchange exchange, int status, Object body) throws IOException {
        byte[] octets = JSON.writeValueAsString(body).getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, octets.length);
        exchange.getResponseBody().write(octets);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
