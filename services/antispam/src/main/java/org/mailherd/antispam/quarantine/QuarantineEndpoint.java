package org.mailherd.antispam.quarantine;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.mailherd.platform.health.ManagementEndpoint;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code /quarantine} on the management port, for who has the services' secret. {@code POST
 * /quarantine} keeps a message; {@code GET /quarantine?domains=&mailbox=&before=} lists, {@code GET
 * /quarantine/ID}, {@code /ID/words} (its text and the names of its files) and {@code /ID/message}
 * show one, {@code POST /quarantine/ID/VERB} with {@code actor} handles it. Who asks for others
 * says in {@code domains} or {@code mailbox} whose items they may see; an administrator says {@code
 * everywhere=1}. Who says {@code mailbox} alone is its owner, to whom no malware is handed out.
 */
final class QuarantineEndpoint implements ManagementEndpoint {
    private static final Logger log = LoggerFactory.getLogger(QuarantineEndpoint.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    private final QuarantineSettings settings;
    private final Keeping keeping;
    private final QuarantineStore store;
    private final Release release;
    private final Clock clock;

    QuarantineEndpoint(
            QuarantineSettings settings,
            Keeping keeping,
            QuarantineStore store,
            Release release,
            Clock clock) {
        this.settings = settings;
        this.keeping = keeping;
        this.store = store;
        this.release = release;
        this.clock = clock;
    }

    @Override
    public String path() {
        return "/quarantine";
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try (exchange) {
            if (allowed(exchange)) {
                answerOrSayWhyNot(exchange);
            } else {
                error(exchange, 401, "this needs the services' secret");
            }
        }
    }

    private void answerOrSayWhyNot(HttpExchange exchange) throws IOException {
        try {
            answer(exchange);
        } catch (DataAccessException e) {
            LogEvent.of("quarantine-lost").quoted("reason", e.getMessage()).warn(log);
            error(exchange, 503, "the database does not answer");
        } catch (IllegalArgumentException e) {
            error(exchange, 400, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            error(exchange, 503, "shutting down");
        } catch (RuntimeException e) {
            LogEvent.of("quarantine-fault").error(log, e);
            error(exchange, 500, "a fault of the server; see its log");
        }
    }

    private void answer(HttpExchange exchange) throws IOException, InterruptedException {
        List<String> path =
                Arrays.stream(exchange.getRequestURI().getPath().split("/"))
                        .filter(part -> !part.isEmpty())
                        .toList();
        boolean post = exchange.getRequestMethod().equals("POST");
        Map<String, String> query = query(exchange);
        if (path.size() == 1) {
            json(exchange, 200, post ? keeping.keep(exchange) : list(query));
            return;
        }
        Optional<KeptMail> item = store.find(number(path.get(1)), scope(query), clock.instant());
        if (item.isEmpty()) {
            error(exchange, 404, "there is no such message");
        } else if (path.size() == 3 && isRefused(item.get(), path.get(2), query)) {
            error(exchange, 403, "only an administrator may have this message: it holds malware");
        } else if (path.size() == 2 && !post) {
            json(exchange, 200, item.get());
        } else if (path.size() == 3 && !post && path.get(2).equals("message")) {
            byte[] octets = store.octets(item.get());
            // never anything that a browser would show
            exchange.getResponseHeaders()
                    .set("Content-Disposition", "attachment; filename=message.eml");
            send(exchange, 200, "message/rfc822", octets);
        } else if (path.size() == 3 && !post && path.get(2).equals("words")) {
            json(exchange, 200, Words.of(store.octets(item.get())));
        } else if (path.size() == 3 && post) {
            handle(exchange, item.get(), path.get(2), query);
        } else {
            error(exchange, 404, "there is no such path");
        }
    }

    private Map<String, Object> list(Map<String, String> query) {
        long before = query.containsKey("before") ? number(query.get("before")) : Long.MAX_VALUE;
        int limit = (int) Math.clamp(number(query.getOrDefault("limit", "100")), 1, 1000);
        return Map.of("items", store.list(scope(query), before, limit, clock.instant()));
    }

    private void handle(
            HttpExchange exchange, KeptMail item, String verb, Map<String, String> query)
            throws IOException, InterruptedException {
        String actor = query.getOrDefault("actor", "");
        if (actor.isEmpty() || actor.length() > 255) {
            throw new IllegalArgumentException("actor must say who asks for it");
        }
        boolean done;
        switch (verb) {
            case "release" -> {
                try {
                    Release.Outcome outcome =
                            release.release(item, actor, query.containsKey("again"));
                    if (outcome == Release.Outcome.UNCERTAIN) {
                        error(exchange, 504, "nobody knows whether it was delivered");
                        return;
                    }
                    done = outcome == Release.Outcome.RELEASED;
                } catch (IOException e) {
                    LogEvent.of("quarantine-release-failed")
                            .with("item", item.id())
                            .quoted("reason", e.getMessage())
                            .warn(log);
                    error(exchange, 503, "the mail server does not take it now");
                    return;
                }
                if (done && query.containsKey("learn")) {
                    release.teach(item, false);
                }
            }
            case "learnspam" -> done = release.teach(item, true) && store.delete(item.id());
            case "delete" -> done = store.delete(item.id());
            default ->
                    throw new IllegalArgumentException("the verbs are release, learnspam, delete");
        }
        LogEvent.of("quarantine-" + verb)
                .with("item", item.id())
                .with("qid", item.qid())
                .quoted("mailbox", item.mailbox())
                .quoted("actor", actor)
                .with("done", done)
                .info(log);
        json(exchange, done ? 200 : 409, Map.of("done", done));
    }

    /** A mailbox' owner gets no malware out, and may have it deleted. */
    private static boolean isRefused(KeptMail item, String verb, Map<String, String> query) {
        boolean owner = !query.containsKey("everywhere") && domains(query).isEmpty();
        return owner && item.guarded() && (verb.equals("release") || verb.equals("message"));
    }

    private static Scope scope(Map<String, String> query) {
        return new Scope(
                query.containsKey("everywhere") || !query.getOrDefault("mailbox", "").isEmpty(),
                domains(query),
                query.getOrDefault("mailbox", ""));
    }

    private static List<String> domains(Map<String, String> query) {
        return Arrays.stream(query.getOrDefault("domains", "").split(","))
                .filter(name -> !name.isEmpty())
                .toList();
    }

    private static long number(String text) {
        if (!text.matches("[0-9]{1,18}")) {
            throw new IllegalArgumentException("not a number");
        }
        return Long.parseLong(text);
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String raw = exchange.getRequestURI().getRawQuery();
        return raw == null
                ? Map.of()
                : Arrays.stream(raw.split("&"))
                        .map(pair -> pair.split("=", 2))
                        .filter(sides -> sides.length == 2)
                        .collect(
                                Collectors.toMap(
                                        sides -> sides[0],
                                        sides ->
                                                URLDecoder.decode(sides[1], StandardCharsets.UTF_8),
                                        (first, _) -> first));
    }

    private boolean allowed(HttpExchange exchange) {
        String given = exchange.getRequestHeaders().getFirst("Authorization");
        return settings.on()
                && given != null
                && MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8),
                        ("Bearer " + settings.token()).getBytes(StandardCharsets.UTF_8));
    }

    private static void error(HttpExchange exchange, int status, String text) throws IOException {
        json(exchange, status, Map.of("error", text));
    }

    private static void json(HttpExchange exchange, int status, Object value) throws IOException {
        send(exchange, status, "application/json", JSON.writeValueAsBytes(value));
    }

    private static void send(HttpExchange exchange, int status, String type, byte[] octets)
            throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        exchange.getResponseHeaders().set("Cache-Control", "no-store");
        exchange.sendResponseHeaders(status, octets.length == 0 ? -1 : octets.length);
        exchange.getResponseBody().write(octets);
    }
}
