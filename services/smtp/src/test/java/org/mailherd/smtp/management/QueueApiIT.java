package org.mailherd.smtp.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.mailqueue.journey.JourneySearch;
import org.mailherd.platform.health.ManagementProperties;
import org.mailherd.platform.health.ManagementServer;
import org.mailherd.smtp.server.SmtpDialogue;
import org.mailherd.smtp.server.TestHouse;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The internal API, as the admin page calls it. */
class QueueApiIT {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final HttpClient http = HttpClient.newHttpClient();
    private TestHouse house;
    private ManagementServer server;

    @BeforeEach
    void start() {
        house =
                new TestHouse()
                        .with("queue.minimal-backoff", "1h")
                        .with("queue.maximal-backoff", "2h")
                        .start();
        ManagementSettings settings = new ManagementSettings(TOKEN);
        server =
                new ManagementServer(
                        new ManagementProperties(true, 0, "127.0.0.1"),
                        List.of(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        List.of(
                                ManagementConfiguration.queue(
                                        settings,
                                        house.database(),
                                        house.spooledMail(),
                                        house.telemetryOfServer(),
                                        Clock.systemUTC()),
                                new Guarded(
                                        "/journey",
                                        settings,
                                        new JourneyApi(
                                                new JourneySearch(house.database()),
                                                Clock.systemUTC()))));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        http.close();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Bearer ", "Bearer wrong", "Basic " + TOKEN, TOKEN})
    void nobodyGetsInWithoutTheSecret(String authorization) throws Exception {
        for (String path : List.of("/queue", "/queue/messages", "/journey", "/queue/hold")) {
            HttpRequest.Builder request =
                    HttpRequest.newBuilder(uri(path)).POST(HttpRequest.BodyPublishers.noBody());
            if (!authorization.isEmpty()) {
                request.header("Authorization", authorization);
            }
            assertThat(http.send(request.build(), text()).statusCode()).isEqualTo(401);
        }
    }

    @Test
    void anEmptySecretSwitchesTheApiOff() throws Exception {
        Guarded off = new Guarded("/queue", new ManagementSettings(""), _ -> {});
        ManagementServer other =
                new ManagementServer(
                        new ManagementProperties(true, 0, "127.0.0.1"),
                        List.of(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        List.of(off));
        other.start();
        HttpRequest request =
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + other.port() + "/queue"))
                        .header("Authorization", "Bearer ")
                        .build();
        assertThat(http.send(request, text()).statusCode()).isEqualTo(401);
        other.stop();
    }

    @Test
    void theQueueIsSeenAndSteered() throws Exception {
        String qid = deferred("carol@outside.test", "Subject: hello\r\n\r\nbody\r\n");
        JsonNode summary = get("/queue");
        assertThat(summary.at("/counts/deferred").asInt()).isEqualTo(1);
        assertThat(summary.at("/destinations/0/destination").asString()).isEqualTo("alpha.test");
        assertThat(summary.path("oldest").asString()).startsWith("20");
        JsonNode one =
                get("/queue/messages?state=deferred&destination=alpha.test").at("/messages/0");
        assertThat(one.path("qid").asString()).isEqualTo(qid);
        assertThat(one.at("/recipients/0/lastReply").asString()).contains("452 4.2.2 full");
        assertThat(get("/queue/messages/" + qid).path("headers").toString())
                .contains("{\"name\":\"Subject\",\"value\":\"hello\"}");
        assertThat(call("GET", "/queue/messages/" + qid + "/content?actor=admin", "").body())
                .endsWith("\r\n\r\nbody\r\n");
        assertThat(post("/queue/messages/" + qid + "/hold", "{\"actor\":\"admin\"}").body())
                .isEqualTo("{\"changed\":1}");
        assertThat(get("/queue").at("/counts/hold").asInt()).isEqualTo(1);
        assertThat(post("/queue/messages/" + qid + "/hold", "{\"actor\":\"admin\"}").statusCode())
                .isEqualTo(409);
        assertThat(
                        post(
                                        "/queue/release",
                                        "{\"actor\":\"admin\",\"destination\":\"alpha.test\"}")
                                .body())
                .isEqualTo("{\"changed\":1}");
        await().until(() -> get("/queue").at("/counts/deferred").asInt() == 1);
        house.mailboxes().takeAgain("alice@alpha.test");
        assertThat(
                        post(
                                        "/queue/flush",
                                        "{\"actor\":\"admin\",\"sender\":\"carol@outside.test\"}")
                                .statusCode())
                .isEqualTo(200);
        await().until(() -> house.mailboxes().deliveries().size() == 1);
    }

    /** It has no row in its first seconds, and is on a page after them; it is never nowhere. */
    @Test
    void aMessageInDeliveryIsUnderWayFirstAndListedThen() throws Exception {
        house.mailboxes().pause();
        String reply;
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            reply = client.mail("carol@outside.test", "alice@alpha.test", "Subject: slow\r\n\r\nx");
        }
        assertThat(reply).startsWith("250");
        await().atMost(Duration.ofMinutes(1))
                .until(() -> {
                    JsonNode summary = get("/queue");
                    JsonNode page = get("/queue/messages");
                    assertThat(
                                    summary.path("underway").asInt()
                                            + summary.at("/counts/messages").asInt())
                            .isPositive();
                    assertThat(page.path("underway").asInt() + page.path("messages").size())
                            .isPositive();
                    return page.path("underway").asInt() == 0;
                });
        assertThat(get("/queue").at("/counts/active").asInt()).isEqualTo(1);
        assertThat(get("/queue/messages?state=active").at("/messages/0/qid").asString())
                .isEqualTo(reply.substring(reply.lastIndexOf(' ') + 1));
        house.mailboxes().goOn();
        await().atMost(Duration.ofMinutes(1))
                .until(() -> get("/queue").at("/counts/messages").asInt() == 0);
        assertThat(get("/queue").path("underway").asInt()).isZero();
        assertThat(house.mailboxes().deliveries()).hasSize(1);
    }

    @Test
    void everyChangeStandsInTheJourneyWithItsActor() throws Exception {
        String qid = deferred("carol@outside.test", "Subject: hello\r\n\r\nbody\r\n");
        post("/queue/messages/" + qid + "/delete", "{\"actor\":\"root <x>\"}");
        await().until(() ->
                get("/queue").at("/counts/messages").asInt() == 0
                        || get("/queue").at("/counts/deferred").asInt() == 0);
        await().until(() -> call("GET", "/journey/" + qid, "").body().contains("DELETED"));
        assertThat(get("/journey/" + qid).toString()).contains("by root <x>");
    }

    @Test
    void whatIsAskedWronglyIsAProblem() throws Exception {
        String admin = "{\"actor\":\"admin\"}";
        assertProblem(call("GET", "/queue/messages/000000000000", ""), 404);
        assertProblem(call("GET", "/queue/elsewhere", ""), 404);
        assertProblem(call("GET", "/queuexyz", ""), 404);
        assertProblem(call("GET", "/queue/messages?state=lost", ""), 400);
        assertProblem(call("GET", "/queue/messages?limit=0", ""), 400);
        assertProblem(call("GET", "/queue/messages?limit=x", ""), 400);
        assertProblem(call("GET", "/journey?from=yesterday", ""), 400);
        assertProblem(call("GET", "/journey?before=x", ""), 400);
        assertProblem(call("GET", "/journey/000000000000", ""), 404);
        assertProblem(call("DELETE", "/queue", ""), 405);
        assertProblem(post("/queue/hold", "{}"), 400);
        assertProblem(post("/queue/hold", admin), 400);
        assertProblem(post("/queue/hold", "[1]"), 400);
        assertProblem(post("/queue/hold", "nonsense"), 400);
        assertProblem(post("/queue/hold", "{\"actor\":\"a\",\"message\":7}"), 400);
        assertProblem(post("/queue/explode", "{\"actor\":\"a\",\"all\":true}"), 404);
        assertProblem(post("/queue/messages/000000000000/hold", admin), 404);
    }

    /**
     * CVE-2026-7460: fields of the queue carried script into the admin page. They are data here:
     * typed JSON, never HTML, every character as it came.
     */
    @Test
    void cve20267460HostileValuesSurviveAsData() throws Exception {
        String hostile = "\"<script>alert(1)</script>\"@outside.test";
        String qid =
                deferred(
                        hostile,
                        "Subject: <svg/onload=alert(1)>\r\nX: \"';--\r\n\r\nx\r\n",
                        "452 4.2.2 <img src=x onerror=alert(1)> \"'&");
        HttpResponse<String> list =
                call(
                        "GET",
                        "/queue/messages?sender="
                                + URLEncoder.encode(hostile, StandardCharsets.UTF_8),
                        "");
        assertThat(list.headers().firstValue("Content-Type")).hasValue("application/json");
        assertThat(list.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
        JsonNode one = JSON.readTree(list.body()).at("/messages/0");
        assertThat(one.path("reversePath").asString()).isEqualTo(hostile);
        assertThat(one.at("/recipients/0/lastReply").asString())
                .contains("<img src=x onerror=alert(1)> \"'&");
        assertThat(get("/queue/messages/" + qid).path("headers").findValuesAsString("value"))
                .contains("<svg/onload=alert(1)>", "\"';--");
        HttpResponse<String> content =
                call("GET", "/queue/messages/" + qid + "/content?actor=a", "");
        assertThat(content.headers().firstValue("Content-Type")).hasValue("message/rfc822");
        assertThat(content.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
    }

    private String deferred(String sender, String content) throws Exception {
        return deferred(sender, content, "452 4.2.2 full");
    }

    private String deferred(String sender, String content, String refusal) throws Exception {
        house.mailboxes().refuse("alice@alpha.test", refusal);
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            String reply = client.mail(sender, "alice@alpha.test", content.stripTrailing());
            assertThat(reply).startsWith("250");
            await().until(() -> get("/queue").at("/counts/deferred").asInt() == 1);
            return reply.substring(reply.lastIndexOf(' ') + 1);
        }
    }

    private JsonNode get(String path) throws Exception {
        HttpResponse<String> answer = call("GET", path, "");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JSON.readTree(answer.body());
    }

    private HttpResponse<String> post(String path, String body) throws Exception {
        return call("POST", path, body);
    }

    private HttpResponse<String> call(String method, String path, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .method(method, HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                text());
    }

    private static HttpResponse.BodyHandler<String> text() {
        return HttpResponse.BodyHandlers.ofString();
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + server.port() + path);
    }

    private static void assertProblem(HttpResponse<String> answer, int status) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type"))
                .hasValue("application/problem+json");
        assertThat(JSON.readTree(answer.body()).path("status").asInt()).isEqualTo(status);
    }
}
