package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.mailherd.antispam.effort.CrowdedException;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.message.MessageTooLargeException;
import org.mailherd.antispam.ratelimit.SendingLimits;
import org.mailherd.antispam.scan.ScanLimits;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scanner;
import org.mailherd.antispam.scan.Turn;
import org.springframework.stereotype.Component;

/**
 * {@code POST /checkv2}: a message in, a verdict out. What there is no time for gets a {@code soft
 * reject}; whatever else goes wrong is a 500: the mail server tries again.
 */
@Component
public final class CheckHandler implements HttpHandler {

    private final Scanner scanner;
    private final SendingLimits sending;
    private final ScanLimits limits;
    private final RequestMessages source;
    private final Scribe scribe;

    CheckHandler(
            Scanner scanner,
            SendingLimits sending,
            ScanLimits limits,
            RequestMessages source,
            Scribe scribe) {
        this.sending = sending;
        this.scanner = scanner;
        this.limits = limits;
        this.source = source;
        this.scribe = scribe;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            HttpAnswer.json(exchange, 405, AnswerJson.error("a message is sent with POST"));
            return;
        }
        Envelope envelope = EnvelopeHeaders.read(exchange.getRequestHeaders());
        Instant start = scribe.now();
        try {
            ScanOutcome outcome =
                    limits.run(
                            RequestMessages.size(exchange.getRequestHeaders()),
                            turn -> scan(exchange, envelope, start, turn));
            Duration taken = scribe.done(envelope, outcome, start);
            HttpAnswer.json(exchange, 200, AnswerJson.of(outcome, taken.toMillis() / 1000.0));
        } catch (ExecutionException e) {
            Throwable cause = e.getCause() == null ? e : e.getCause();
            if (cause instanceof CrowdedException) {
                postponed(exchange, envelope, cause);
            } else {
                failed(exchange, envelope, cause);
            }
        } catch (ScanLimits.ScanTimeoutException e) {
            postponed(exchange, envelope, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(exchange, envelope, e);
        }
    }

    private ScanOutcome scan(HttpExchange exchange, Envelope envelope, Instant start, Turn turn)
            throws Exception {
        try (InputStream message = source.open(exchange)) {
            ScanOutcome outcome = scanner.scan(envelope, message, start, turn);
            return outcome instanceof ScanOutcome.Signed signed
                    ? sending.exceeded(envelope)
                            .<ScanOutcome>map(text ->
                                    new ScanOutcome.Postponed(
                                            signed.messageId(),
                                            signed.thresholds(),
                                            text,
                                            List.of()))
                            .orElse(signed)
                    : outcome;
        }
    }

    private void postponed(HttpExchange exchange, Envelope envelope, Throwable cause)
            throws IOException {
        scribe.failed(envelope, cause);
        if (envelope.handedOn()) {
            // Mail of a forwarding host is taken though its verdict were to wait: it has none.
            HttpAnswer.json(exchange, 503, AnswerJson.error(String.valueOf(cause.getMessage())));
            return;
        }
        ScanOutcome later = scanner.postponed(String.valueOf(cause.getMessage()));
        HttpAnswer.json(exchange, 200, AnswerJson.of(later, 0));
    }

    private void failed(HttpExchange exchange, Envelope envelope, Throwable cause)
            throws IOException {
        scribe.failed(envelope, cause);
        int status =
                switch (cause) {
                    case MessageTooLargeException _ -> 413;
                    case RequestMessages.FileRefusedException _ -> 403;
                    default -> 500;
                };
        String text = Scribe.isOurs(cause) ? "internal fault" : String.valueOf(cause.getMessage());
        HttpAnswer.json(exchange, status, AnswerJson.error(text));
    }
}
