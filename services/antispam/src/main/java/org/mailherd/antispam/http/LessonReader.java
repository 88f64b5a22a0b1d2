package org.mailherd.antispam.http;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.mailherd.antispam.content.Content;
import org.mailherd.antispam.content.ContentLimits;
import org.mailherd.antispam.content.ContentReader;
import org.mailherd.antispam.message.Message;
import org.mailherd.antispam.message.MessageReader;
import org.mailherd.antispam.message.MessageTooLargeException;
import org.mailherd.antispam.scan.ScanLimits;
import org.mailherd.antispam.scan.Turn;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Reads a message that something is done with other than a check, within the limits of one. */
@Component
final class LessonReader {

    private static final Logger log = LoggerFactory.getLogger(LessonReader.class);

    private final RequestMessages source;
    private final MessageReader reader;
    private final ScanLimits limits;

    LessonReader(RequestMessages source, MessageReader reader, ScanLimits limits) {
        this.source = source;
        this.reader = reader;
        this.limits = limits;
    }

    record Read(Message message, Content content) {}

    /** An answer in JSON. */
    record Reply(int status, Map<String, ?> values) {
        static Reply error(int status, String text) {
            return new Reply(status, Map.of("error", text));
        }
    }

    @FunctionalInterface
    interface Use {
        Reply of(Read read) throws IOException;
    }

    void answer(HttpExchange exchange, Use use) throws IOException {
        send(exchange, reply(exchange, use));
    }

    private Reply reply(HttpExchange exchange, Use use) {
        try {
            return limits.run(
                    RequestMessages.size(exchange.getRequestHeaders()),
                    turn -> {
                        Read read = read(exchange, turn);
                        return read.message().size() == 0
                                ? Reply.error(400, "Empty body is not permitted")
                                : use.of(read);
                    });
        } catch (ExecutionException e) {
            return failed(exchange, e.getCause() == null ? e : e.getCause());
        } catch (ScanLimits.ScanTimeoutException e) {
            return failed(exchange, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return failed(exchange, e);
        }
    }

    private Read read(HttpExchange exchange, Turn turn) throws IOException, InterruptedException {
        MessageReader.Passed<ContentReader> passed = turn.take(() -> pass(exchange));
        return new Read(passed.message(), turn.work(passed.sink().weight(), passed.sink()::finish));
    }

    private MessageReader.Passed<ContentReader> pass(HttpExchange exchange) throws IOException {
        try (InputStream octets = source.open(exchange)) {
            return reader.read(octets, header -> new ContentReader(header, ContentLimits.DEFAULT));
        }
    }

    private static Reply failed(HttpExchange exchange, Throwable cause) {
        LogEvent.of("controller-failed")
                .with("path", exchange.getRequestURI().getPath())
                .quoted("reason", String.valueOf(cause))
                .warn(log);
        return switch (cause) {
            case MessageTooLargeException tooLarge ->
                    Reply.error(413, String.valueOf(tooLarge.getMessage()));
            case RequestMessages.FileRefusedException refused ->
                    Reply.error(403, String.valueOf(refused.getMessage()));
            default -> Reply.error(500, "it could not be done; try again later");
        };
    }

    static void send(HttpExchange exchange, Reply reply) throws IOException {
        HttpAnswer.json(exchange, reply.status(), AnswerJson.of(reply.values()));
    }
}
