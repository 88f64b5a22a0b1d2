package org.mailherd.antispam.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.AntispamService;
import org.mailherd.antispam.Services;
import org.mailherd.antispam.explain.VerdictStore;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.directory.policy.SpamPolicies;
import org.mailherd.directory.policy.SpamPolicy;
import org.mailherd.platform.health.ManagementServer;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The quarantine and per-recipient verdicts of the whole service, as smtp and admin-ui see them.
 */
class QuarantineIT {
    private static final String TOKEN = "a-secret-of-the-services";
    private static final String GTUBE =
            Scans.CLEAN
                    + "XJS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X\r\n";
    private static final int ANSWER_LOST = 0;
    private static final HttpClient http = HttpClient.newHttpClient();
    private static final List<String> released = new CopyOnWriteArrayList<>();
    private static final AtomicInteger smtpStatus = new AtomicInteger(200);

    private static FakeDns dns;
    private static HttpServer smtp;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() throws Exception {
        dns = FakeDns.start();
        smtp = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        smtp.createContext(
                "/released",
                exchange -> {
                    String text =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    if (smtpStatus.get() == 200 || smtpStatus.get() == ANSWER_LOST) {
                        released.add(exchange.getRequestURI().getQuery() + "\n" + text);
                    }
                    if (smtpStatus.get() != ANSWER_LOST) {
                        exchange.sendResponseHeaders(smtpStatus.get(), -1);
                    }
                    exchange.close();
                });
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
                                "mailherd.antispam.quarantine.max-size",
                                "64KB",
                                "mailherd.antispam.quarantine.smtp",
                                "http://127.0.0.1:" + smtp.getAddress().getPort()));
        JdbcClient jdbc = service.getBean(JdbcClient.class);
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

    @AfterAll
    static void stop() {
        service.close();
        smtp.stop(0);
        dns.close();
    }

    @BeforeEach
    void empty() {
        JdbcClient jdbc = service.getBean(JdbcClient.class);
        jdbc.sql("DELETE FROM quarantine_item").update();
        jdbc.sql("DELETE FROM spam_policy").update();
        jdbc.sql("DELETE FROM spam_sender").update();
        released.clear();
        smtpStatus.set(200);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        check("qEmpty", GTUBE, "alice@alpha.test")
                                        .path("recipients")
                                        .isMissingNode()
                                && check("qEmpty", Scans.CLEAN, "team@alpha.test")
                                        .path("recipients")
                                        .isMissingNode());
    }

    @Test
    void rejectedMailIsWantedByWhoSaysNothing() throws Exception {
        JsonNode answer = check("qa", GTUBE, "alice@alpha.test");
        assertThat(answer.path("action").asString()).isEqualTo("reject");
        assertThat(answer.path("quarantine").toString()).isEqualTo("[\"alice@alpha.test\"]");
        assertThat(check("qb", GTUBE, "x@outside.test").has("quarantine")).isFalse();
    }

    @Test
    void theFinalMailboxsPolicyCountsBehindASharedAliasAndACatchAll() throws Exception {
        SpamPolicies policies = service.getBean(SpamPolicies.class);
        policies.add("bob@alpha.test", false, "outside.test", true);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        check("qc", Scans.CLEAN, "any@beta.test")
                                .path("action")
                                .asString()
                                .equals("reject"));
        JsonNode answer = check("qd", Scans.CLEAN, "team@alpha.test");
        assertThat(answer.path("action").asString()).isEqualTo("no action");
        JsonNode boxes = answer.path("recipients").path("team@alpha.test").path("mailboxes");
        assertThat(boxes.path("alice@alpha.test").path("action").asString()).isEqualTo("no action");
        assertThat(boxes.path("bob@alpha.test").path("action").asString()).isEqualTo("reject");
        assertThat(answer.has("quarantine")).isFalse();
    }

    @Test
    void aSliderWorksWithoutRestart() throws Exception {
        service.getBean(SpamPolicies.class)
                .setScores("alice@alpha.test", Optional.of(new SpamPolicy.Scores(0, 0)));
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        check("qe", Scans.CLEAN.replace("Message-ID", "X-Id"), "alice@alpha.test")
                                .path("action")
                                .asString()
                                .equals("reject"));
    }

    @Test
    void keepsOnceWithTheReasonsAndReleasesOnce() throws Exception {
        check("qf", GTUBE, "alice@alpha.test");
        assertThat(keep("qf", GTUBE, "alice@alpha.test")).contains("alice@alpha.test");
        assertThat(keep("qf", GTUBE, "alice@alpha.test")).contains("alice@alpha.test");
        JsonNode items = list("everywhere=1");
        assertThat(items.size()).isEqualTo(1);
        assertThat(items.get(0).path("symbols").asString()).contains("GTUBE");
        assertThat(items.get(0).path("subject").asString()).isEqualTo("Lunch");
        String id = items.get(0).path("id").asString();
        assertThat(call("GET", "/" + id + "/message?everywhere=1").body()).isEqualTo(GTUBE);
        assertThat(call("POST", "/" + id + "/release?everywhere=1&actor=me").statusCode())
                .isEqualTo(200);
        assertThat(call("POST", "/" + id + "/release?everywhere=1&actor=me").statusCode())
                .isEqualTo(409);
        assertThat(released).hasSize(1);
        assertThat(released.getFirst())
                .contains("recipient=alice@alpha.test")
                .contains("sender=carol@outside.test")
                .endsWith(GTUBE);
        assertThat(list("everywhere=1").size()).isZero();
    }

    @Test
    void aReleaseThatFailsLosesNothing() throws Exception {
        keep("qg", GTUBE, "alice@alpha.test");
        String id = list("everywhere=1").get(0).path("id").asString();
        smtpStatus.set(503);
        assertThat(call("POST", "/" + id + "/release?everywhere=1&actor=me").statusCode())
                .isEqualTo(503);
        smtpStatus.set(200);
        assertThat(call("POST", "/" + id + "/release?everywhere=1&actor=me").statusCode())
                .isEqualTo(200);
        assertThat(released).hasSize(1);
    }

    @Test
    void aReleaseWhoseAnswerIsLostIsNotRepeatedByItself() throws Exception {
        keep("qu", GTUBE, "alice@alpha.test");
        String id = list("everywhere=1").get(0).path("id").asString();
        String release = "/" + id + "/release?everywhere=1&actor=me";
        smtpStatus.set(ANSWER_LOST);
        assertThat(call("POST", release).statusCode()).isEqualTo(504);
        smtpStatus.set(200);
        assertThat(call("POST", release).statusCode()).isEqualTo(504);
        assertThat(list("everywhere=1").get(0).path("state").asString()).isEqualTo("uncertain");
        assertThat(released).hasSize(1);
        assertThat(call("POST", release + "&again=1").statusCode()).isEqualTo(200);
        assertThat(call("POST", release + "&again=1").statusCode()).isEqualTo(409);
        assertThat(released).hasSize(2);
    }

    @Test
    void aReleaseThatDiedWithItsProcessIsUncertain() throws Exception {
        keep("qv", GTUBE, "alice@alpha.test");
        String id = list("everywhere=1").get(0).path("id").asString();
        service.getBean(JdbcClient.class)
                .sql(
                        "UPDATE quarantine_item SET state = 'releasing', state_since = now() - INTERVAL 1 HOUR")
                .update();
        String release = "/" + id + "/release?everywhere=1&actor=me";
        assertThat(list("everywhere=1").get(0).path("state").asString()).isEqualTo("uncertain");
        assertThat(call("POST", release).statusCode()).isEqualTo(504);
        assertThat(released).isEmpty();
        assertThat(call("POST", release + "&again=1").statusCode()).isEqualTo(200);
    }

    /** Threat 15: an owner and a domain's administrator see and handle their own. */
    @Test
    void threat15_nobodyHandlesAnothersMail() throws Exception {
        keep("qh", GTUBE, "alice@alpha.test");
        String id = list("everywhere=1").get(0).path("id").asString();
        assertThat(list("mailbox=alice@alpha.test").size()).isEqualTo(1);
        assertThat(list("domains=alpha.test").size()).isEqualTo(1);
        for (String scope :
                List.of("mailbox=bob@alpha.test", "domains=beta.test", "domains=", "actor=me")) {
            assertThat(list(scope).size()).isZero();
            for (String verb : List.of("release", "learnspam", "delete")) {
                assertThat(call("POST", "/" + id + "/" + verb + "?actor=me&" + scope).statusCode())
                        .isEqualTo(404);
            }
            assertThat(call("GET", "/" + id + "/message?" + scope).statusCode()).isEqualTo(404);
        }
    }

    @Test
    void withoutTheSecretThereIsNothing() throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(uri("?everywhere=1"))
                        .header("Authorization", "Bearer wrong")
                        .build();
        assertThat(http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode())
                .isEqualTo(401);
    }

    @Test
    void keepsNoMoreThanTheSettingsSay() throws Exception {
        for (int i = 0; i < 5; i++) {
            keep("q" + i, GTUBE + i, "alice@alpha.test");
        }
        assertThat(list("everywhere=1").size()).isEqualTo(3);
        assertThat(keep("ql", GTUBE + "x".repeat(70_000), "alice@alpha.test")).isEqualTo("[]");
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));
        new Retention(service.getBean(QuarantineStore.class), Duration.ofDays(30), later).prune();
        assertThat(list("everywhere=1").size()).isZero();
    }

    /** Threats 16 and 19, CVE-2026-40871: what strangers write is a value wherever it goes. */
    @Test
    void cve_2026_40871_aStrangersTextStaysAValue() throws Exception {
        String nasty = "'; DROP TABLE quarantine_item; -- <script>alert(1)</script>";
        String mail = GTUBE.replace("Subject: Lunch", "Subject: " + nasty);
        keep("qi", mail, "alice@alpha.test");
        assertThat(list("everywhere=1").get(0).path("subject").asString()).isEqualTo(nasty);
        assertThat(call("GET", "?everywhere=1&mailbox=%27%20OR%201%3D1%20--").statusCode())
                .isEqualTo(200);
        assertThat(list("domains=%27%20OR%201%3D1%20--").size()).isZero();
        assertThat(call("GET", "/1%27?everywhere=1").statusCode()).isEqualTo(400);
        assertThat(list("everywhere=1").size()).isEqualTo(1);
    }

    @Test
    void everyVerdictIsExplainedByQueueIdAndMessageId() throws Exception {
        check("qexplain", GTUBE, "team@alpha.test");
        VerdictStore store = service.getBean(VerdictStore.class);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() -> store.ofMessage("qexplain").size() == 2);
        assertThat(store.ofMessage("qexplain"))
                .allSatisfy(one -> {
                    assertThat(one.action()).isEqualTo("reject");
                    assertThat(one.symbols()).contains("GTUBE").contains("reason");
                });
        assertThat(store.ofMessageId("1@outside.test")).isNotEmpty();
    }

    private static JsonNode check(String qid, String message, String recipient) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create(
                                        "http://127.0.0.1:"
                                                + service.getBean(AntispamServer.class).port()
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

    private static String keep(String qid, String message, String mailbox) throws Exception {
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

    private static JsonNode list(String query) throws Exception {
        return JsonMapper.shared().readTree(call("GET", "?" + query).body()).path("items");
    }

    private static HttpResponse<String> call(String method, String path) throws Exception {
        return http.send(
                HttpRequest.newBuilder(uri(path))
                        .header("Authorization", "Bearer " + TOKEN)
                        .method(method, HttpRequest.BodyPublishers.noBody())
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }

    private static URI uri(String path) {
        return URI.create(
                "http://127.0.0.1:"
                        + service.getBean(ManagementServer.class).port()
                        + "/quarantine"
                        + path);
    }
}
