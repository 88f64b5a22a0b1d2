package org.mailherd.antispam;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.antispam.scan.Scans;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Asks a running service over HTTP, as the mail server does. */
final class Asking {
    static final String LOOPBACK = "127.0.0.1";

    private final HttpClient http = HttpClient.newHttpClient();
    private final int port;

    Asking(ConfigurableApplicationContext service) {
        port = service.getBean(AntispamServer.class).port();
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    static HttpRequest.BodyPublisher body(String message) {
        return HttpRequest.BodyPublishers.ofString(message);
    }

    /** What it says to mail from carol outside. */
    JsonNode check(String message, String client, String... recipients) throws Exception {
        HttpRequest.Builder request =
                request("/checkv2")
                        .header("IP", client)
                        .header("From", "<carol@outside.test>")
                        .header("Helo", "mx.outside.test")
                        .header("Queue-Id", "q1");
        List.of(recipients).forEach(rcpt -> request.header("Rcpt", rcpt));
        return JsonMapper.shared().readTree(send(request.POST(body(message))).body());
    }

    /** What it says to mail that dora of the domain hands in. */
    JsonNode submit(String domain) throws Exception {
        HttpRequest.Builder request =
                request("/checkv2")
                        .header("User", "dora@" + domain)
                        .header("Rcpt", "alice@alpha.test")
                        .POST(body(Scans.CLEAN.replace("outside.test", domain)));
        return JsonMapper.shared().readTree(send(request).body());
    }

    String signature(String domain) throws Exception {
        return submit(domain).path("dkim-signature").asString("");
    }
}
