package org.mailherd.watchdog.probe;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Pages and the antispam protocol over HTTP. */
@Component
final class WebProbes implements DisposableBean {
    /** The test pattern every spam filter must refuse (GTUBE). */
    private static final String SPAM =
            """
            From: watchdog@mailherd.internal
            To: watchdog@mailherd.internal
            Subject: probe
            Date: Thu, 01 Jan 2026 00:00:00 +0000
            Message-ID: <probe@watchdog.mailherd.internal>

            XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X
            """
                    .replace("\n", "\r\n");

    private final JsonMapper json = JsonMapper.builder().build();
    private final HttpClient client =
            HttpClient.newBuilder()
                    .connectTimeout(Dialog.TIMEOUT)
                    .version(HttpClient.Version.HTTP_1_1)
                    .build();

    /** A page that does not fail; a redirect is an answer. */
    void page(URI where) throws IOException, InterruptedException {
        send(HttpRequest.newBuilder(where));
    }

    /** Answers the ping and refuses the test pattern. */
    void antispam(URI where) throws IOException, InterruptedException {
        String pong = send(HttpRequest.newBuilder(at(where, "/ping")));
        if (!pong.strip().equals("pong")) {
            throw new ProbeFailedException("expected pong, got: " + pong);
        }
        String answer =
                send(
                        HttpRequest.newBuilder(at(where, "/checkv2"))
                                .header("From", "watchdog@mailherd.internal")
                                .header("Rcpt", "watchdog@mailherd.internal")
                                .header("IP", "127.0.0.1")
                                .header("Helo", "watchdog.mailherd.internal")
                                .header("Queue-Id", "watchdog")
                                .POST(HttpRequest.BodyPublishers.ofString(SPAM)));
        try {
            JsonNode verdict = json.readTree(answer);
            String action = verdict.path("action").asString("");
            if (!action.equals("reject")) {
                throw new ProbeFailedException("the test pattern got action " + action);
            }
        } catch (JacksonException e) {
            throw new ProbeFailedException("no JSON from /checkv2: " + e.getOriginalMessage());
        }
    }

    private static URI at(URI where, String path) {
        return URI.create("http://" + where.getAuthority() + path);
    }

    private String send(HttpRequest.Builder request) throws IOException, InterruptedException {
        HttpResponse<String> response =
                client.send(
                        request.timeout(Dialog.TIMEOUT).build(),
                        HttpResponse.BodyHandlers.ofString());
        if (response.statusCode() >= 400) {
            throw new ProbeFailedException("status " + response.statusCode());
        }
        return response.body();
    }

    @Override
    public void destroy() {
        client.shutdownNow();
    }
}
