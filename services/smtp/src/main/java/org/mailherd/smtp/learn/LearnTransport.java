package org.mailherd.smtp.learn;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import org.mailherd.mailmodel.Printable;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.queue.QueuedRecipient;
import org.mailherd.mailqueue.queue.Transport;
import org.mailherd.mailqueue.spool.SpoolDamagedException;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.delivery.Attempt;
import org.mailherd.smtp.delivery.Consignment;
import org.mailherd.smtp.delivery.DeliveryTransport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code POST /learnham} and {@code /learnspam} as Rspamd documents them. A scanner that is away is
 * asked again for a day; one that refuses is not. Neither bounces: whoever wrote to a spam trap
 * hears nothing of its fate.
 */
public final class LearnTransport implements DeliveryTransport, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(LearnTransport.class);
    private static final Duration PATIENCE = Duration.ofDays(1);

    private final String url;
    private final String password;
    private final Duration timeout;
    private final Clock clock;
    private final HttpClient http;

    /**
     * @param url of the scanner, without path; blank when there is none
     * @param password that it asks for before it learns; empty where it asks for none
     */
    public LearnTransport(String url, String password, Duration timeout, Clock clock) {
        this.url = url;
        this.password = password;
        this.timeout = timeout;
        this.clock = clock;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    @Override
    public Map<QueuedRecipient, Attempt> deliver(Consignment consignment)
            throws SpoolDamagedException {
        Attempt attempt = attempt(consignment);
        Map<QueuedRecipient, Attempt> attempts = new HashMap<>();
        consignment.recipients().forEach(recipient -> attempts.put(recipient, attempt));
        return attempts;
    }

    private Attempt attempt(Consignment consignment) throws SpoolDamagedException {
        if (url.isBlank()) {
            return dropped(consignment, "no scanner is configured");
        }
        try {
            HttpResponse<byte[]> answer =
                    http.send(post(consignment), HttpResponse.BodyHandlers.ofByteArray());
            return judge(consignment, answer.statusCode(), answer.body());
        } catch (IOException | RuntimeException e) {
            throwIfDamaged(e);
            if (hasBodyThatMayNotBe(e)) {
                return judge(consignment, 204, new byte[0]);
            }
            return later(consignment, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return later(consignment, "shutting down");
        }
    }

    /**
     * Rspamd answers 204 with a body when it will not learn a message; Java's client takes no body
     * after 204 (RFC 9110 15.3.5) and hands out nothing of the answer.
     */
    private static boolean hasBodyThatMayNotBe(Exception failure) {
        return failure instanceof IOException
                && String.valueOf(failure.getMessage()).endsWith("with 204 response");
    }

    /** The HTTP client wraps what the message's own stream throws. */
    private static void throwIfDamaged(Exception failure) throws SpoolDamagedException {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SpoolDamagedException damaged) {
                throw damaged;
            }
        }
    }

    /** 208 says that it knew the message, 204 that it found too little in it: both are an end. */
    private Attempt judge(Consignment consignment, int status, byte[] body) {
        if (status >= 200 && status < 300) {
            return new Attempt.Delivered(
                    SmtpReply.of(250, "2.0.0", "learned, status " + status), relay());
        }
        String said = Printable.of(new String(body, StandardCharsets.UTF_8));
        String reason = "status " + status + " " + said;
        // wrong credentials and overload are put right by people or time
        return status >= 500 || status == 401 || status == 403 || status == 429
                ? later(consignment, reason)
                : dropped(consignment, reason);
    }

    private Attempt later(Consignment consignment, String reason) {
        boolean patient =
                Duration.between(consignment.envelope().arrived(), clock.instant())
                                .compareTo(PATIENCE)
                        < 0;
        return patient
                ? new Attempt.Deferred(
                        SmtpReply.of(451, "4.4.1", "not learned: " + reason), relay())
                : dropped(consignment, reason);
    }

    private Attempt dropped(Consignment consignment, String reason) {
        LogEvent.of("learn-failed")
                .with("qid", consignment.envelope().id())
                .with("lesson", lesson(consignment))
                .quoted("reason", reason)
                .warn(log);
        return new Attempt.Delivered(SmtpReply.of(250, "2.0.0", "not learned, dropped"), relay());
    }

    private HttpRequest post(Consignment consignment) {
        HttpRequest.BodyPublisher stream =
                HttpRequest.BodyPublishers.ofInputStream(() -> open(consignment));
        HttpRequest.BodyPublisher body =
                consignment.size() == 0
                        ? HttpRequest.BodyPublishers.noBody()
                        : HttpRequest.BodyPublishers.fromPublisher(stream, consignment.size());
        HttpRequest.Builder post =
                HttpRequest.newBuilder(URI.create(url).resolve("/" + lesson(consignment)))
                        .timeout(timeout)
                        .header("Queue-Id", consignment.envelope().id().value())
                        .POST(body);
        if (!password.isEmpty()) {
            post.header("Password", password);
        }
        return post.build();
    }

    private static String lesson(Consignment consignment) {
        return consignment.recipients().getFirst().transport() == Transport.LEARN_SPAM
                ? "learnspam"
                : "learnham";
    }

    private static InputStream open(Consignment consignment) {
        try {
            return consignment.content().open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Optional<String> relay() {
        return url.isBlank()
                ? Optional.empty()
                : Optional.ofNullable(URI.create(url).getAuthority());
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
