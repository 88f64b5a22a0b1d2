package org.mailherd.adminui.queue;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Asks smtp about its queue and has it changed (docs/api/queue.md): smtp writes down who asked, in
 * its log and in the message's journey.
 */
@Component
public class QueueClient {
    private static final Logger log = LoggerFactory.getLogger(QueueClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final QueueSettings settings;
    private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();

    QueueClient(QueueSettings settings) {
        this.settings = settings;
    }

    private record Changed(int changed) {}

    /**
     * @throws QueueUnavailable when smtp does not answer
     */
    public QueueSummary summary() {
        return read(ask("/queue"), QueueSummary.class);
    }

    /**
     * @throws QueueUnavailable when smtp does not answer
     */
    public QueuePage list(QueueSearch search) {
        QueuePage page = new QueuePage(List.of(), null);
        for (String field : search.fields()) {
            page = read(ask("/queue/messages" + query(search, field)), QueuePage.class);
            if (!page.messages().isEmpty()) {
                return page;
            }
        }
        return page;
    }

    /**
     * @param actor who wants it
     * @return recipients it was done for; 0 also when there is no such message any more
     * @throws QueueUnavailable when smtp does not answer
     */
    public int run(QueueVerb verb, String qid, String actor) {
        return post("/queue/messages/" + encoded(qid) + "/" + verb.path(), Map.of("actor", actor));
    }

    /** As {@link #run}, for all that waits. */
    public int runAll(QueueVerb verb, String actor) {
        return post("/queue/" + verb.path(), Map.of("actor", actor, "all", true));
    }

    private int post(String path, Map<String, Object> body) {
        HttpResponse<String> answer =
                send(
                        request(path)
                                .header("Content-Type", "application/json")
                                .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
                                .build());
        return switch (answer.statusCode()) {
            case 404, 409 -> 0;
            default -> read(answer, Changed.class).changed();
        };
    }

    private HttpResponse<String> ask(String path) {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.api() + path))
                .header("Authorization", "Bearer " + settings.token())
                .timeout(settings.timeout());
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw unavailable("smtp does not answer", String.valueOf(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new QueueUnavailable("this request was interrupted");
        }
    }

    private static <T> T read(HttpResponse<String> answer, Class<T> type) {
        return switch (answer.statusCode()) {
            case 200 -> parse(answer.body(), type);
            case 401 ->
                    throw unavailable(
                            "smtp does not accept the secret queue_token; both services need the"
                                    + " same",
                            answer.body());
            case 503 -> throw unavailable("smtp cannot reach the database", answer.body());
            default ->
                    throw unavailable(
                            "smtp answered with status " + answer.statusCode(), answer.body());
        };
    }

    private static <T> T parse(String body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JacksonException e) {
            throw unavailable("smtp speaks of its queue in words of another version", e.toString());
        }
    }

    private static QueueUnavailable unavailable(String reason, String detail) {
        LogEvent.of("queue-unavailable")
                .quoted("reason", reason)
                .quoted("detail", detail)
                .warn(log);
        return new QueueUnavailable(reason);
    }

    private static String query(QueueSearch search, String field) {
        return search.parameters(field).entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&", "?", ""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
