package org.mailherd.antispam.quarantine;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.function.Supplier;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts a message back into the mail's way, behind the filter, and teaches the filter. */
final class Release {
    private static final Logger log = LoggerFactory.getLogger(Release.class);

    /** smtp says that it did not take it. */
    private static final class RefusedException extends IOException {
        private static final long serialVersionUID = 1;

        RefusedException(String message) {
            super(message);
        }
    }

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

    /** How a release ended. */
    enum Outcome {
        RELEASED,
        /** It was released before, or is being. */
        NOT_AGAIN,
        /** The mail server had it and its answer got lost: only a person may try again. */
        UNCERTAIN
    }

    /**
     * Hands it over at most once for each person who decides so.
     *
     * @param actor who wants it
     * @param again the actor knows that an uncertain one did not arrive
     * @throws IOException when the mail server did not take it; it stays in the quarantine
     */
    Outcome release(KeptMail item, String actor, boolean again)
            throws IOException, InterruptedException {
        if (!store.claim(item.id(), again, clock.instant())) {
            return store.isUncertain(item.id(), clock.instant())
                    ? Outcome.UNCERTAIN
                    : Outcome.NOT_AGAIN;
        }
        String ended = "uncertain";
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
            ended = answer.statusCode() == 200 ? "released" : "kept";
            if (answer.statusCode() != 200) {
                throw new RefusedException("smtp answered status " + answer.statusCode());
            }
            return Outcome.RELEASED;
        } catch (ConnectException | HttpConnectTimeoutException e) {
            ended = "kept"; // it was never sent
            throw e;
        } catch (RefusedException e) {
            throw e;
        } catch (IOException e) {
            LogEvent.of("quarantine-release-uncertain")
                    .with("item", item.id())
                    .quoted("reason", String.valueOf(e))
                    .warn(log);
            return Outcome.UNCERTAIN;
        } finally {
            store.settle(item.id(), ended, clock.instant());
        }
    }

    /**
     * @return whether the filter took the lesson
     */
    boolean teach(KeptMail item, boolean spam) throws InterruptedException {
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
