package org.mailherd.imap.junk;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Executors;
import org.mailherd.mailmodel.Printable;
import org.mailherd.mailstore.message.MessageBody;

/** {@code POST /learnspam} and {@code /learnham} as Rspamd documents them. */
final class Scanner implements AutoCloseable {
    private final String url;
    private final String password;
    private final Duration timeout;
    private final HttpClient http;

    Scanner(String url, String password, Duration timeout) {
        this.url = url;
        this.password = password;
        this.timeout = timeout;
        this.http =
                HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .connectTimeout(Duration.ofSeconds(5))
                        .executor(Executors.newVirtualThreadPerTaskExecutor())
                        .build();
    }

    /** What the scanner made of it. */
    sealed interface Answer {
        /** Learned, known already, or too little in it: an end. */
        record Done(int status) implements Answer {}

        /** It will never learn this. */
        record Refused(String reason) implements Answer {}

        record Away(String reason) implements Answer {}
    }

    /**
     * @param mailbox whose judgement it is
     */
    Answer teach(MessageBody message, boolean spam, String mailbox) {
        if (url.isBlank()) {
            return new Answer.Refused("no scanner is configured");
        }
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(url).resolve(spam ? "/learnspam" : "/learnham"))
                        .timeout(timeout)
                        .header("Deliver-To", mailbox)
                        .POST(body(message));
        if (!password.isEmpty()) {
            request.header("Password", password);
        }
        try {
            HttpResponse<byte[]> answer =
                    http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
            return judge(answer.statusCode(), answer.body());
        } catch (IOException e) {
            if (hasBodyThatMayNotBe(e)) {
                return new Answer.Done(204);
            }
            return new Answer.Away(String.valueOf(e.getMessage()));
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return new Answer.Away("shutting down");
        }
    }

    /**
     * Rspamd answers 204 with a body when it will not learn a message; Java's client takes no body
     * after 204 (RFC 9110 15.3.5) and hands out nothing of the answer.
     */
    private static boolean hasBodyThatMayNotBe(IOException failure) {
        return String.valueOf(failure.getMessage()).endsWith("with 204 response");
    }

    private static HttpRequest.BodyPublisher body(MessageBody message) {
        return message.size() == 0
                ? HttpRequest.BodyPublishers.noBody()
                : HttpRequest.BodyPublishers.fromPublisher(
                        HttpRequest.BodyPublishers.ofInputStream(message::open), message.size());
    }

    private static Answer judge(int status, byte[] body) {
        if (status >= 200 && status < 300) {
            return new Answer.Done(status);
        }
        String reason =
                "status " + status + " " + Printable.of(new String(body, StandardCharsets.UTF_8));
        // Wrong credentials and overload are put right by people or time.
        boolean temporary = status >= 500 || status == 401 || status == 403 || status == 429;
        return temporary ? new Answer.Away(reason) : new Answer.Refused(reason);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }
}
