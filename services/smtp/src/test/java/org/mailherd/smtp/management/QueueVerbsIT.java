package org.mailherd.smtp.management;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mailherd.platform.health.ManagementProperties;
import org.mailherd.platform.health.ManagementServer;
import org.mailherd.smtp.server.SmtpDialogue;
import org.mailherd.smtp.server.TestHouse;

/** Every verb of the queue's API, for a message, recipient, destination and sender. */
class QueueVerbsIT {
    private static final String TOKEN = "0123456789abcdef0123456789abcdef";
    private static HttpClient http;
    private static TestHouse house;
    private static ManagementServer server;

    @BeforeAll
    static void start() {
        http = HttpClient.newHttpClient();
        house =
                new TestHouse()
                        .with("queue.minimal-backoff", "1h")
                        .with("queue.maximal-backoff", "2h")
                        .start();
        server =
                new ManagementServer(
                        new ManagementProperties(true, 0, "127.0.0.1"),
                        List.of(),
                        new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                        List.of(
                                ManagementConfiguration.queue(
                                        new ManagementSettings(TOKEN),
                                        house.database(),
                                        house.spooledMail(),
                                        house.telemetryOfServer(),
                                        Clock.systemUTC())));
        server.start();
    }

    @AfterAll
    static void stop() {
        server.stop();
        http.close();
        house.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'message':'QID'",
                "'recipient':'alice@alpha.test'",
                "'destination':'alpha.test'",
                "'sender':'carol@outside.test'",
                "'sender':'carol@outside.test','destination':'alpha.test'",
                "'all':true"
            })
    void holdReleaseRequeueFlushAndDeleteTouchWhatIsNamed(String named) throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "452 4.2.2 full");
        String selection = named.replace('\'', '"').replace("QID", deferred());
        changes("hold", selection);
        assertThat(states()).containsExactly("HOLD");
        changes("release", selection);
        await().until(() -> waiting(2));
        changes("flush", selection);
        await().until(() -> waiting(3));
        changes("requeue", selection);
        await().until(() -> waiting(1));
        changes("delete", selection);
        await().until(() -> house.settled());
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "'recipient':'bob@alpha.test'",
                "'destination':'beta.test'",
                "'sender':'<>'",
                "'sender':'carol@outside.test','destination':'beta.test'"
            })
    void whatIsNotNamedStaysAsItIs(String named) throws Exception {
        house.mailboxes().refuse("alice@alpha.test", "452 4.2.2 full");
        deferred();
        String others = named.replace('\'', '"');
        for (String verb : List.of("hold", "release", "flush", "requeue", "delete")) {
            assertThat(post(verb, others)).as(verb).isEqualTo("{\"changed\":0}");
        }
        assertThat(states()).containsExactly("DEFERRED");
        changes("delete", "\"all\":true");
        await().until(() -> house.settled());
    }

    private static String deferred() throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            String reply = client.mail("carol@outside.test", "alice@alpha.test", "A: b\r\n\r\nc");
            assertThat(reply).startsWith("250");
            await().until(() -> waiting(1));
            return reply.substring(reply.lastIndexOf(' ') + 1);
        }
    }

    private static List<String> states() {
        return house.jdbc().sql("SELECT state FROM queue_recipient").query(String.class).list();
    }

    private static boolean waiting(int attempts) {
        return house.jdbc()
                        .sql(
                                "SELECT COUNT(*) FROM queue_recipient WHERE state = 'DEFERRED' AND attempts = ?")
                        .param(attempts)
                        .query(Integer.class)
                        .single()
                == 1;
    }

    private static void changes(String verb, String selection) throws Exception {
        assertThat(post(verb, selection)).as(verb).isEqualTo("{\"changed\":1}");
    }

    private static String post(String verb, String selection) throws Exception {
        HttpRequest request =
                HttpRequest.newBuilder(
                                URI.create("http://127.0.0.1:" + server.port() + "/queue/" + verb))
                        .header("Authorization", "Bearer " + TOKEN)
                        .POST(
                                HttpRequest.BodyPublishers.ofString(
                                        "{\"actor\":\"admin\"," + selection + "}"))
                        .build();
        return http.send(request, HttpResponse.BodyHandlers.ofString()).body();
    }
}
