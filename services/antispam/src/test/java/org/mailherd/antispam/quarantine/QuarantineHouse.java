package org.mailherd.antispam.quarantine;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailherd.antispam.AntispamService;
import org.mailherd.antispam.Services;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.platform.health.ManagementServer;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The whole service with a few mailboxes and a mail server that takes what is released, asked as
 * smtp and admin-ui ask it.
 */
final class QuarantineHouse implements AutoCloseable {
    static final int ANSWER_LOST = 0;
    private static final String TOKEN = "a-secret-of-the-services";

    /** What the mail server got: the question's fields, a line end, the message. */
    final List<String> released = new CopyOnWriteArrayList<>();

    /** How the mail server answers. */
    final AtomicInteger smtpStatus = new AtomicInteger(200);

    private final HttpClient http = HttpClient.newHttpClient();
    private final FakeDns dns = FakeDns.start();
    private final HttpServer smtp;
    private final ConfigurableApplicationContext service;

    QuarantineHouse() throws IOException {
        smtp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        smtp.createContext("/released", this::take);
        smtp.start();
        service =
                Services.start(
                        AntispamService.class,
                        dns,
                        Map.of(
                                "mailherd.management.enabled",
                                true,
                                "mailherd.management.port",
                                0,
                                "mailherd.management.address",
                                "127.0.0.1",
                                "mailherd.antispam.quarantine.token",
                                TOKEN,
                                "mailherd.antispam.quarantine.per-mailbox",
                                3,
                                "mailherd.antispam.quarantine.per-mailbox-size",
                                "128KB",
                                "mailherd.antispam.quarantine.max-size",
                                "64KB",
                                "mailherd.antispam.quarantine.smtp",
                                "http://127.0.0.1:" + smtp.getAddress().getPort()));
        fill(bean(JdbcClient.class));
    }

    private static void fill(JdbcClient jdbc) {
        jdbc.sql("INSERT INTO domain (domain) VALUES ('alpha.test'), ('beta.test')").update();
        for (String name : List.of("alice", "bob")) {
            jdbc.sql(
                            "INSERT INTO mailbox (username, local_part, domain, password_hash)"
                                    + " VALUES (?, ?, 'alpha.test', '')")
                    .params(name + "@alpha.test", name)
                    .update();
        }
        jdbc.sql(
                        "INSERT INTO alias (address, domain, destinations) VALUES"
                                + " ('team@alpha.test', 'alpha.test',"
                                + " 'alice@alpha.test,bob@alpha.test'), ('@beta.test', 'beta.test',"
                                + " 'bob@alpha.test')")
                .update();
    }

    private void take(HttpExchange exchange) throws IOException {
        try (exchange) {
            byte[] octets = exchange.getRequestBody().readAllBytes();
            int status = smtpStatus.get();
            if (status == 200 || status == ANSWER_LOST) {
                String text = new String(octets, StandardCharsets.UTF_8);
                released.add(exchange.getRequestURI().getQuery() + "\n" + text);
            }
            if (status != ANSWER_LOST) {
                exchange.sendResponseHeaders(status, -1);
            }
        }
    }

    <T> T bean(Class<T> type) {
        return service.getBean(type);
    }

    /** Nothing kept, nobody's wishes; the mail server works. */
    void empty() {
        JdbcClient jdbc = bean(JdbcClient.class);
        List.of("quarantine_item", "spam_policy", "spam_sender")
                .forEach(table -> jdbc.sql("DELETE FROM " + table).update());
        released.clear();
        smtpStatus.set(200);
    }

    JsonNode check(String qid, String message, String recipient) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + bean(AntispamServer.class).port()
                                                + "/checkv2"))
                        .header("IP", "127.0.0.1")
                        .header("From", "carol@outside.test")
                        .header("Rcpt", recipient)
                        .header("Queue-Id", qid)
                        .POST(HttpRequest.BodyPublishers.ofString(message))
                        .build();
        return JsonMapper.shared()
                .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }

    String keep(String qid, String message, String mailbox) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri(""))
                        .header("Authorization", "Bearer " + TOKEN)
                        .header("From", "carol@outside.test")
                        .header("IP", "192.0.2.1")
                        .header("Rcpt", mailbox)
                        .header("Queue-Id", qid)
                        .POST(HttpRequest.BodyPublishers.ofString(message))
                        .build();
        return JsonMapper.shared()
                .readTree(http.send(request, HttpResponse.BodyHandlers.ofString()).body())
                .path("kept")
                .toString();
    }

    /** Without the services' secret. */
    int statusForStrangers(String path) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri(path)).header("Authorization", "Bearer wrong").build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    }

    JsonNode list(String query) throws Exception {
        return JsonMapper.shared().readTree(call("GET", "?" + query).body()).path("items");
    }

    HttpResponse<String> call(String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private URI uri(String path) {
        return URI.create(
                "http://127.0.0.1:" + bean(ManagementServer.class).port() + "/quarantine" + path);
    }

    @Override
    public void close() {
        service.close();
        smtp.stop(0);
        dns.close();
    }
}
