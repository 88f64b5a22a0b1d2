package org.mailherd.adminui.quarantine;

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
import java.util.Optional;
import java.util.Set;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Asks antispam about its quarantine and has messages handled, as an administrator. */
@Component
public class QuarantineClient {
    private static final Logger log = LoggerFactory.getLogger(QuarantineClient.class);
    private static final String EVERYWHERE = "everywhere=1";
    private static final JsonMapper JSON =
            JsonMapper.builder().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private final QuarantineSettings settings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

    QuarantineClient(QuarantineSettings settings) {
        this.settings = settings;
    }

    private record Items(List<KeptMail> items) {}

    /**
     * The newest first.
     *
     * @param before the id behind which the page begins; empty for the newest
     * @throws QuarantineUnavailable when antispam does not answer
     */
    public List<KeptMail> list(String mailbox, Optional<Long> before, int limit) {
        String query =
                "?"
                        + EVERYWHERE
                        + "&mailbox="
                        + encoded(mailbox)
                        + "&limit="
                        + limit
                        + before.map(id -> "&before=" + id).orElse("");
        return read(text(ask(query)), Items.class).items();
    }

    /**
     * @throws QuarantineUnavailable when antispam does not answer
     */
    public Optional<KeptMail> find(long id) {
        HttpResponse<byte[]> answer = ask("/" + id + "?" + EVERYWHERE);
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(read(text(answer), KeptMail.class));
    }

    /** An owner's; somebody else's is as if it were not there. */
    public Optional<KeptMail> findFor(String mailbox, long id) {
        HttpResponse<byte[]> answer = ask("/" + id + "?mailbox=" + encoded(mailbox));
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(read(text(answer), KeptMail.class));
    }

    /** Its text and what is attached; empty when it is there no more. */
    public Optional<KeptWords> words(long id) {
        HttpResponse<byte[]> answer = ask("/" + id + "/words?" + EVERYWHERE);
        return answer.statusCode() == 404
                ? Optional.empty()
                : Optional.of(read(text(answer), KeptWords.class));
    }

    /** The message as it came; empty when it is there no more. */
    public Optional<byte[]> message(long id) {
        HttpResponse<byte[]> answer = ask("/" + id + "/message?" + EVERYWHERE);
        if (answer.statusCode() == 404) {
            return Optional.empty();
        }
        text(answer);
        return Optional.of(answer.body());
    }

    /**
     * @param actor who wants it
     * @return false when it is there no more, or was released before
     * @throws QuarantineUnavailable when antispam does not answer
     */
    public boolean run(QuarantineVerb verb, long id, String actor, Set<QuarantineWish> wishes) {
        return run(verb, id, EVERYWHERE, actor, wishes);
    }

    /** The same for its owner by a link: somebody else's is as if it were not there. */
    public boolean runFor(
            String mailbox, QuarantineVerb verb, long id, Set<QuarantineWish> wishes) {
        return run(verb, id, "mailbox=" + encoded(mailbox), "link for " + mailbox, wishes);
    }

    private boolean run(
            QuarantineVerb verb, long id, String scope, String actor, Set<QuarantineWish> wishes) {
        StringBuilder path = new StringBuilder("/").append(id).append('/').append(verb.word());
        path.append('?').append(scope).append("&actor=").append(encoded(actor));
        wishes.forEach(wish -> path.append('&').append(wish.query()));
        HttpResponse<byte[]> answer =
                send(request(path.toString()).POST(BodyPublishers.noBody()).build());
        if (answer.statusCode() == 404 || answer.statusCode() == 409) {
            return false;
        }
        text(answer);
        return true;
    }

    private HttpResponse<byte[]> ask(String path) {
        return send(request(path).GET().build());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(settings.api() + "/quarantine" + path))
                .header("Authorization", "Bearer " + settings.token())
                .timeout(settings.timeout());
    }

    private HttpResponse<byte[]> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofByteArray());
        } catch (IOException e) {
            throw unavailable("antispam does not answer", String.valueOf(e));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw new QuarantineUnavailable("this request was interrupted");
        }
    }

    private static String text(HttpResponse<byte[]> answer) {
        return switch (answer.statusCode()) {
            case 200 -> new String(answer.body(), StandardCharsets.UTF_8);
            case 401 ->
                    throw unavailable(
                            "antispam does not accept the secret queue_token; both services need"
                                    + " the same",
                            "401");
            case 504 ->
                    throw unavailable(
                            "It is not known whether the message was delivered, as smtp's answer"
                                    + " got lost: look into the mailbox before you deliver it again",
                            "504");
            case 503 -> throw unavailable("antispam cannot reach the database or smtp now", "503");
            default ->
                    throw unavailable(
                            "antispam answered with status " + answer.statusCode(),
                            String.valueOf(answer.statusCode()));
        };
    }

    private static <T> T read(String body, Class<T> type) {
        try {
            return JSON.readValue(body, type);
        } catch (JacksonException e) {
            throw unavailable(
                    "antispam speaks of its quarantine in words of another version", e.toString());
        }
    }

    private static QuarantineUnavailable unavailable(String reason, String detail) {
        LogEvent.of("quarantine-unavailable")
                .quoted("reason", reason)
                .quoted("detail", detail)
                .warn(log);
        return new QuarantineUnavailable(reason);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
