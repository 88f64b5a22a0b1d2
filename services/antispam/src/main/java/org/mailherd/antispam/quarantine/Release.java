package org.mailherd.antispam.quarantine;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;

/** Puts a message back into the mail's way, behind the filter, and teaches the filter. */
final class Release {
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final QuarantineStore store;
    private final QuarantineSettings settings;
    private final Supplier<URI> filter;
    private final Clock clock;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /**
     * @param filter our own address, for lessons
     */
    Release(QuarantineStore store, QuarantineSettings settings, Supplier<URI> filter, Clock clock) {
        this.store = store;
        this.settings = settings;
        this.filter = filter;
        this.clock = clock;
    }

    /**
     * @param actor who wants it
     * @return false when it was released before, or is being
     * @throws IOException when the mail server did not take it; it stays in the quarantine
     */
    boolean release(Kept item, String actor) throws IOException, InterruptedException {
        if (!store.claim(item.id(), clock.instant())) {
            return false;
        }
        boolean taken = false;
        try {
            HttpResponse<Void> answer =
                    http.send(
                            HttpRequest.newBuilder(
                                            settings.smtp()
                                                    .resolve(
                                                            "/released?recipient="
                                                                    + encoded(item.mailbox())
                                                                    + "&sender="
                                                                    + encoded(item.sender())
                                                                    + "&actor="
                                                                    + encoded(actor)))
                                    .header("Authorization", "Bearer " + settings.token())
                                    .header("Content-Type", "message/rfc822")
                                    .timeout(PATIENCE)
                                    .POST(
                                            HttpRequest.BodyPublishers.ofByteArray(
                                                    store.octets(item)))
                                    .build(),
                            HttpResponse.BodyHandlers.discarding());
            taken = answer.statusCode() == 200;
            if (!taken) {
                throw new IOException("smtp answered status " + answer.statusCode());
            }
            return true;
        } finally {
            store.settle(item.id(), taken, clock.instant());
        }
    }

    /**
     * @return whether the filter took the lesson
     */
    boolean teach(Kept item, boolean spam) throws InterruptedException {
        try {
            HttpRequest lesson =
                    HttpRequest.newBuilder(filter.get().resolve(spam ? "/learnspam" : "/learnham"))
                            .header("Deliver-To", item.mailbox())
                            .timeout(PATIENCE)
                            .POST(HttpRequest.BodyPublishers.ofByteArray(store.octets(item)))
                            .build();
            int status = http.send(lesson, HttpResponse.BodyHandlers.discarding()).statusCode();
            return status >= 200 && status < 300;
        } catch (IOException _) {
            return false;
        }
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
