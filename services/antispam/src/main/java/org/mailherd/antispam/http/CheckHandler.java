package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.message.MessageTooLargeException;
import org.mailherd.antispam.scan.ScanLimits;
import org.mailherd.antispam.scan.ScanOutcome;
import org.mailherd.antispam.scan.Scanner;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * {@code POST /checkv2}: a message in, a verdict out. Whatever goes wrong is a 500: the mail server
 * tries again.
 */
@Component
public final class CheckHandler implements HttpHandler {

    private static final Logger log = LoggerFactory.getLogger(CheckHandler.class);

    private final Scanner scanner;
    private final ScanLimits limits;
    private final ScanCounters counters;
    private final Clock clock;

    CheckHandler(Scanner scanner, ScanLimits limits, ScanCounters counters, Clock clock) {
        this.scanner = scanner;
        this.limits = limits;
        this.counters = counters;
        this.clock = clock;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        if (!exchange.getRequestMethod().equals("POST")) {
            HttpAnswer.json(exchange, 405, AnswerJson.error("a message is sent with POST"));
            return;
        }
        Envelope envelope = EnvelopeHeaders.read(exchange.getRequestHeaders());
        Instant start = clock.instant();
        try {
            ScanOutcome outcome =
                    limits.run(
                            length(exchange),
                            processor ->
                                    scanner.scan(
                                            envelope, exchange.getRequestBody(), start, processor));
            Duration taken = Duration.between(start, clock.instant());
            count(outcome);
            log(envelope, outcome, taken);
            HttpAnswer.json(exchange, 200, AnswerJson.of(outcome, taken.toMillis() / 1000.0));
        } catch (ExecutionException e) {
            failed(exchange, envelope, e.getCause() == null ? e : e.getCause());
        } catch (ScanLimits.ScanTimeoutException e) {
            failed(exchange, envelope, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed(exchange, envelope, e);
        }
    }

    /** Less than zero when it is not told. */
    private static long length(HttpExchange exchange) {
        String length = exchange.getRequestHeaders().getFirst("Content-Length");
        return length == null || !length.matches("[0-9]{1,18}") ? -1 : Long.parseLong(length);
    }

    private void count(ScanOutcome outcome) {
        switch (outcome) {
            case ScanOutcome.Judged judged -> counters.judged(judged.verdict().action());
            case ScanOutcome.Signed _ -> counters.signed();
        }
    }

    private static void log(Envelope envelope, ScanOutcome outcome, Duration taken) {
        LogEvent event =
                LogEvent.of("scan")
                        .with("qid", envelope.queueId())
                        .quoted("from", "<" + envelope.reversePath() + ">")
                        .quoted("message_id", outcome.messageId())
                        .with("ms", taken.toMillis());
        switch (outcome) {
            case ScanOutcome.Judged judged ->
                    event.with("action", judged.verdict().action().keyword())
                            .with("score", judged.verdict().score())
                            .with(
                                    "symbols",
                                    String.join(
                                            ",",
                                            judged.verdict().hits().stream()
                                                    .map(h -> h.symbol().name())
                                                    .toList()));
            case ScanOutcome.Signed signed ->
                    event.quoted("user", envelope.user().orElse(""))
                            .with("signatures", signed.signatures().size());
        }
        event.info(log);
    }

    private void failed(HttpExchange exchange, Envelope envelope, Throwable cause)
            throws IOException {
        counters.failed();
        boolean ours =
                !(cause instanceof IOException)
                        && !(cause instanceof ScanLimits.ScanTimeoutException);
        LogEvent event =
                LogEvent.of("scan-failed")
                        .with("qid", envelope.queueId())
                        .quoted("reason", cause.getMessage());
        if (ours) {
            event.error(log, cause);
        } else {
            event.warn(log);
        }
        int status = cause instanceof MessageTooLargeException ? 413 : 500;
        HttpAnswer.json(
                exchange,
                status,
                AnswerJson.error(ours ? "internal fault" : String.valueOf(cause.getMessage())));
    }
}
