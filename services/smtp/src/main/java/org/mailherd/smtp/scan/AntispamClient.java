package org.mailherd.smtp.scan;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailqueue.spool.SpoolDraft;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.smtp.scan.CheckAnswer.Leniency;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code POST /checkv2} as Rspamd documents it, so that a real Rspamd may answer too. */
public final class AntispamClient implements MessageScanner, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AntispamClient.class);
    private static final Pattern NOT_HEADER_TEXT = Pattern.compile("[^\\x20-\\x7e]");

    /**
     * @param url of the service, without path
     * @param required whether mail waits (451) while it does not answer, or passes unscanned
     * @param token the services' secret, which the quarantine asks for; empty where there is none
     * @param quarantine where it is, without path
     */
    public record Settings(
            URI url, Duration timeout, boolean required, String token, URI quarantine) {}

    private final Settings settings;
    private final HttpClient http;
    private final AtomicBoolean lost = new AtomicBoolean();

    public AntispamClient(Settings settings) {
        this.settings = settings;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    @Override
    public ScanVerdict scan(ScanRequest request) throws IOException {
        try {
            HttpResponse<byte[]> answer =
                    http.send(post(request), HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                return unavailable(request, "status " + answer.statusCode());
            }
            ScanVerdict verdict =
                    new Shares(mailboxes -> keep(request, mailboxes))
                            .settle(
                                    CheckAnswer.read(answer.body(), leniency(request)),
                                    request.recipients());
            if (lost.compareAndSet(true, false)) {
                LogEvent.of("antispam-back").info(log);
            }
            return verdict;
        } catch (IOException | RuntimeException e) {
            return unavailable(request, String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return unavailable(request, "shutting down");
        }
    }

    private static Leniency leniency(ScanRequest request) {
        if (!request.origin().forwarder()) {
            return Leniency.NONE;
        }
        return request.origin().keepSpam() ? Leniency.HANDED_ON_WITH_SPAM : Leniency.HANDED_ON;
    }

    /** The message as it came goes to the quarantine of some mailboxes. */
    private Set<String> keep(ScanRequest request, Set<String> mailboxes) throws IOException {
        HttpRequest.Builder post =
                HttpRequest.newBuilder(settings.quarantine().resolve("/quarantine"))
                        .timeout(settings.timeout())
                        .header("Authorization", "Bearer " + settings.token())
                        .header("From", text(request.reversePath().addressText()))
                        .header("IP", request.clientAddress())
                        .header("Queue-Id", request.id().value());
        mailboxes.forEach(mailbox -> post.header("Rcpt", text(mailbox)));
        try {
            HttpResponse<byte[]> answer =
                    http.send(
                            post.POST(body(request.message())).build(),
                            HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("the quarantine answered status " + answer.statusCode());
            }
            return CheckAnswer.kept(answer.body());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("shutting down", e);
        }
    }

    private HttpRequest post(ScanRequest request) {
        HttpRequest.Builder post =
                HttpRequest.newBuilder(settings.url().resolve("/checkv2"))
                        .timeout(settings.timeout())
                        .header("From", text(request.reversePath().addressText()))
                        .header("IP", request.clientAddress())
                        .header("Helo", text(request.helo()))
                        .header("Queue-Id", request.id().value());
        request.origin().name().ifPresent(name -> post.header("Hostname", text(name)));
        if (request.origin().forwarder()) {
            post.header("Forwarding-Host", "yes");
        }
        request.recipients().forEach(recipient -> post.header("Rcpt", text(recipient.toString())));
        request.login().ifPresent(user -> post.header("User", text(user)));
        // Rspamd ignores this one: there, seals come from the module arc.
        request.forwarder().ifPresent(domain -> post.header("Forwarder", domain));
        return post.POST(body(request.message())).build();
    }

    private static HttpRequest.BodyPublisher body(SpoolDraft message) {
        HttpRequest.BodyPublisher stream =
                HttpRequest.BodyPublishers.ofInputStream(() -> open(message));
        return message.size() == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.fromPublisher(stream, message.size());
    }

    private static InputStream open(SpoolDraft message) {
        try {
            return message.open();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** HTTP fields carry ASCII; UTF-8 addresses go percent-encoded, as rspamc does. */
    private static String text(String value) {
        return NOT_HEADER_TEXT
                .matcher(value)
                .replaceAll(match -> {
                    StringBuilder hex = new StringBuilder();
                    for (byte b : match.group().getBytes(StandardCharsets.UTF_8)) {
                        hex.append(String.format("%%%02X", b));
                    }
                    return hex.toString();
                });
    }

    private ScanVerdict unavailable(ScanRequest request, String reason) {
        if (lost.compareAndSet(false, true)) {
            LogEvent.of("antispam-lost")
                    .with("qid", request.id())
                    .quoted("reason", reason)
                    .error(log);
        }
        return settings.required()
                ? new ScanVerdict.Refuse(SmtpReply.localError())
                : ScanVerdict.UNCHANGED;
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
