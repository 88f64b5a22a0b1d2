package org.mailherd.antispam;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.antispam.scan.Scans;
import org.mailherd.directory.dkim.SigningKey;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.testsupport.FakeDns;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service over HTTP, with a real database, a real Redis and a DNS server of our own. */
class AntispamServiceIT {

    private static final String CLEAN =
            Scans.CLEAN.replaceFirst(
                    "Date: [^\r]*",
                    "Date: "
                            + DateTimeFormatter.RFC_1123_DATE_TIME.format(
                                    ZonedDateTime.now(ZoneOffset.UTC)));
    private static final String DOUBTFUL =
            CLEAN.replace("Message-ID", "X-Other")
                    .replace("Subject: Lunch", "Subject: BUY CHEAP PILLS")
                    .replace("To: alice", "X-To: alice");

    private static final HttpClient http = HttpClient.newHttpClient();
    private static FakeDns dns;
    private static ConfigurableApplicationContext service;

    @BeforeAll
    static void start() {
        dns = FakeDns.start();
        dns.add("outside.test. IN TXT \"v=spf1 ip4:192.0.2.1 -all\"")
                .add("outside.test. IN MX 10 mx.outside.test.")
                .add("mx.outside.test. IN A 192.0.2.1")
                .add("1.2.0.192.in-addr.arpa. IN PTR mx.outside.test.")
                .silent("slow.test.");
        service =
                Services.start(
                        AntispamService.class,
                        dns,
                        Map.of("mailherd.antispam.max-message-size", "1MB"));
    }

    @AfterAll
    static void stop() {
        service.close();
        dns.close();
    }

    @Test
    void answersPing() throws Exception {
        assertThat(send(request("/ping").GET()).body()).isEqualTo("pong\r\n");
    }

    @Test
    void judgesInTheShapeOfRspamd() throws Exception {
        JsonNode answer = check(CLEAN, "192.0.2.1");
        assertThat(answer.get("action").asString()).isEqualTo("no action");
        assertThat(answer.get("is_skipped").asBoolean()).isFalse();
        assertThat(answer.get("required_score").asDouble()).isEqualTo(15);
        assertThat(answer.get("thresholds").get("add header").asDouble()).isEqualTo(8);
        assertThat(answer.get("symbols").get("R_SPF_ALLOW").get("metric_score").asDouble())
                .isEqualTo(-0.2);
        assertThat(answer.get("message-id").asString()).isEqualTo("1@outside.test");
        assertThat(
                        answer.get("milter")
                                .get("add_headers")
                                .get("Authentication-Results")
                                .get("value")
                                .asString())
                .contains("spf=pass");
        assertThat(
                        JsonMapper.shared()
                                .readTree(send(request("/stat").GET()).body())
                                .get("scanned")
                                .asInt())
                .isPositive();
    }

    @Test
    void greylistsDoubtfulMailUntilItsTime() throws Exception {
        assertThat(check(DOUBTFUL, "192.0.2.1").get("action").asString()).isEqualTo("soft reject");
        assertThat(check(DOUBTFUL, "192.0.2.1").get("action").asString()).isEqualTo("soft reject");
        assertThat(check(DOUBTFUL, "127.0.0.1").get("action").asString()).isEqualTo("no action");
    }

    @Test
    void signsSubmittedMail() throws Exception {
        service.getBean(SigningKeyStore.class)
                .create("signed.test", "dkim", SigningKey.Algorithm.ED25519, 0);
        JsonNode answer =
                JsonMapper.shared()
                        .readTree(
                                send(request("/checkv2")
                                                .header("User", "carol@signed.test")
                                                .POST(
                                                        body(
                                                                CLEAN.replace(
                                                                        "outside.test",
                                                                        "signed.test"))))
                                        .body());
        assertThat(answer.get("dkim-signature").asString()).contains("d=signed.test; s=dkim;");
        assertThat(answer.get("action").asString()).isEqualTo("no action");
    }

    @Test
    void tooLargeMessageIsAnErrorInJson() throws Exception {
        HttpResponse<String> answer =
                send(request("/checkv2").POST(body(CLEAN + "x".repeat(1 << 21))));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(JsonMapper.shared().readTree(answer.body()).get("error").asString())
                .contains("over 1048576");
    }

    @Test
    void silentDnsEndsInTime() throws Exception {
        long start = System.nanoTime();
        HttpResponse<String> answer =
                send(
                        request("/checkv2")
                                .header("IP", "192.0.2.1")
                                .header("From", "a@slow.test")
                                .POST(body(CLEAN)));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).contains("R_SPF_DNSFAIL");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(8));
    }

    private static JsonNode check(String message, String client) throws Exception {
        HttpRequest.Builder request =
                request("/checkv2")
                        .header("IP", client)
                        .header("From", "<carol@outside.test>")
                        .header("Helo", "mx.outside.test")
                        .header("Queue-Id", "q1");
        List.of("alice@alpha.test", "bob@beta.test").forEach(rcpt -> request.header("Rcpt", rcpt));
        return JsonMapper.shared().readTree(send(request.POST(body(message))).body());
    }

    private static HttpRequest.Builder request(String path) {
        int port = service.getBean(AntispamServer.class).port();
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static HttpRequest.BodyPublisher body(String message) {
        return HttpRequest.BodyPublishers.ofString(message);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
