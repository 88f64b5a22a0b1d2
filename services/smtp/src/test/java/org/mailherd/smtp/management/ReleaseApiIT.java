package org.mailherd.smtp.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
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
import org.mailherd.platform.health.ManagementProperties;
import org.mailherd.platform.health.ManagementServer;
import org.mailherd.smtp.server.RecordingMailboxes.Delivery;
import org.mailherd.smtp.server.TestHouse;

/** {@code /released}, as antispam's quarantine calls it. */
class ReleaseApiIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static final String MAIL = "Subject: kept\r\n\r\nGr\u00fc\u00dfe\r\n.\r\n";
    private static final String ALICE = "/released?recipient=alice%40alpha.test&actor=admin";

    private final HttpClient http = HttpClient.newHttpClient();
    private TestHouse house;
    private ManagementServer server;

    @BeforeEach
    void start() {
        house = new TestHouse().with("antispam.url", "http://127.0.0.1:1").start();
        server =
                new ManagementServer(
                        new ManagementProperties(true, 0, "127.0.0.1"),
                        List.of(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        List.of(
                                ManagementConfiguration.released(
                                        new ManagementSettings(TOKEN),
                                        house.releasedMail(),
                                        house.telemetryOfServer(),
                                        Clock.systemUTC())));
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
        http.close();
        house.close();
    }

    /** The filter does not even run here: it is not asked a second time. */
    @Test
    void whatIsReleasedReachesTheMailboxAsItCameAndBehindTheFilter() throws Exception {
        HttpResponse<String> answer =
                post(ALICE + "&sender=carol%40outside.test", MAIL, "Bearer " + TOKEN);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> house.mailboxes().deliveries().size() == 1);
        Delivery delivery = house.mailboxes().deliveries().getFirst();
        assertThat(delivery.recipient()).isEqualTo("alice@alpha.test");
        assertThat(delivery.reversePath()).contains("carol@outside.test");
        assertThat(new String(delivery.content(), StandardCharsets.UTF_8))
                .contains("Received: from quarantine by " + TestHouse.HOSTNAME)
                .endsWith("\r\n" + MAIL);
        String qid = answer.body().replaceAll(".*\"qid\":\"(\\w+)\".*", "$1");
        await().atMost(PATIENCE)
                .untilAsserted(() ->
                        assertThat(house.journey().way(qid).toString())
                                .contains("from the quarantine, by admin"));
    }

    @Test
    void theNullSenderIsReleasedToo() throws Exception {
        assertThat(post(ALICE, MAIL, "Bearer " + TOKEN).statusCode()).isEqualTo(200);
        await().atMost(PATIENCE).until(() -> house.mailboxes().deliveries().size() == 1);
        assertThat(house.mailboxes().deliveries().getFirst().reversePath()).isEmpty();
    }

    /** Its sender was refused once; a report now would be backscatter. */
    @Test
    void nobodyHearsWhenTheMailboxRefusesIt() throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "550 5.2.1 closed");
        assertThat(post(ALICE + "&sender=bob%40beta.test", MAIL, "Bearer " + TOKEN).statusCode())
                .isEqualTo(200);
        await().atMost(PATIENCE).until(house::settled);
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    @Test
    void nothingIsQueuedForWhoHasNotTheSecretOrAsksWrongly() throws Exception {
        String token = "Bearer " + TOKEN;
        assertThat(post(ALICE, MAIL, "Bearer wrong").statusCode()).isEqualTo(401);
        assertThat(post(ALICE, MAIL, "Bearer ").statusCode()).isEqualTo(401);
        assertThat(post("/released?actor=admin", MAIL, token).statusCode()).isEqualTo(400);
        assertThat(post("/released?recipient=a%40alpha.test", MAIL, token).statusCode())
                .isEqualTo(400);
        assertThat(post(ALICE + "&sender=a%0D%0Ab%40x.test", MAIL, token).statusCode())
                .isEqualTo(400);
        assertThat(house.queuedRecipients()).isZero();
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    /** Half a message is none. */
    @Test
    void aCallThatBreaksOffQueuesNothing() throws Exception {
        try (Socket half = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            half.getOutputStream()
                    .write(
                            ("POST "
                                            + ALICE
                                            + " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer "
                                            + TOKEN
                                            + "\r\nContent-Length: 5000\r\n\r\n"
                                            + MAIL)
                                    .getBytes(StandardCharsets.UTF_8));
            half.shutdownOutput();
            String answer =
                    new String(half.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            assertThat(answer).doesNotContain(" 200 ");
        }
        assertThat(house.queuedRecipients()).isZero();
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    private HttpResponse<String> post(String path, String body, String authorization)
            throws IOException, InterruptedException {
        return http.send(
                HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + path))
                        .header("Authorization", authorization)
                        .POST(HttpRequest.BodyPublishers.ofString(body))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
    }
}
