package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.mailherd.antispam.effort.CrowdedException;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.message.MessageTooLargeException;
import org.mailherd.antispam.scan.ScanLimits;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.settings.ScanSettings;
import org.springframework.stereotype.Component;

/**
 * {@code /checkv2}: a message in, a verdict out. What there is no time for gets a {@code soft
 * reject}; whatever else goes wrong is a 500: the mail server tries again.
 */
@Component
public final class CheckHandler implements HttpHandler {

    private final RequestSettings settings;
    private final LimitedScans scans;
    private final ScanLimits limits;
    private final RequestMessages source;
    private final Scribe scribe;

    CheckHandler(
            RequestSettings settings,
            LimitedScans scans,
            ScanLimits limits,
            RequestMessages source,
            Scribe scribe) {
        this.settings = settings;
        this.scans = scans;
        this.limits = limits;
        this.source = source;
        this.scribe = scribe;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        try {
            answer(exchange, settings.of(exchange));
        } catch (RequestSettings.RefusedException e) {
            HttpAnswer.refusal(exchange, e.status(), String.valueOf(e.getMessage()));
        }
    }

    private void answer(HttpExchange exchange, ScanSettings wanted) throws IOException {
        Envelope envelope = EnvelopeHeaders.read(exchange.getRequestHeaders());
        Instant start = scribe.now();
        try {
            ScanOutcome outcome =
                    limits.run(
                            RequestMessages.size(exchange.getRequestHeaders()),
                            turn -> {
                                try (InputStream message = source.open(exchange)) {
                                    return scans.scan(envelope, wanted, message, start, turn);
                                }
                            });
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

    private void postponed(HttpExchange exchange, Envelope envelope, Throwable cause)
            throws IOException {
        scribe.failed(envelope, cause);
        if (envelope.handedOn()) {
            // Mail of a forwarding host is taken though its verdict were to wait: it has none.
            HttpAnswer.json(exchange, 503, AnswerJson.error(String.valueOf(cause.getMessage())));
            return;
        }
        ScanOutcome later = scans.postponed(String.valueOf(cause.getMessage()));
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
        HttpAnswer.breakOff(exchange, status, text);
    }
}
