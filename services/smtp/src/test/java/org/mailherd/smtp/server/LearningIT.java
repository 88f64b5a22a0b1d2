package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.CannedHttp;

/** An alias to spam@localhost teaches a server that speaks Rspamd's protocol. */
class LearningIT {
    private final List<String> lessons = new CopyOnWriteArrayList<>();
    private volatile int status = 200;
    private HttpServer antispam;
    private TestHouse house;

    @BeforeEach
    void start() throws IOException {
        antispam = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        answer("/checkv2", "{\"action\":\"no action\"}", false);
        answer("/learnspam", "{\"success\":true}", true);
        antispam.start();
        house = house("http://127.0.0.1:" + antispam.getAddress().getPort());
    }

    private static TestHouse house(String url) {
        return new TestHouse()
                .with("antispam.url", url)
                .with("queue.minimal-backoff", "100ms")
                .with("queue.maximal-backoff", "100ms")
                .start();
    }

    private void answer(String path, String body, boolean lesson) {
        antispam.createContext(
                path,
                exchange -> {
                    String message =
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8);
                    if (lesson) {
                        lessons.add(message);
                    }
                    exchange.sendResponseHeaders(lesson ? status : 200, body.length());
                    exchange.getResponseBody().write(body.getBytes(StandardCharsets.US_ASCII));
                    exchange.close();
                });
    }

    @AfterEach
    void stop() {
        house.close();
        antispam.stop(0);
    }

    @Test
    void theScannerLearnsAndNothingIsKept() throws Exception {
        send();
        await().until(house::settled);
        assertThat(lessons).hasSize(1);
        assertThat(lessons.getFirst()).contains("Subject: test").endsWith("\r\n\r\nbuy!\r\n");
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    @Test
    void aScannerInTroubleIsAskedAgain() throws Exception {
        status = 503;
        send();
        await().until(() -> lessons.size() > 1);
        assertThat(house.queuedRecipients()).isEqualTo(1);
        status = 200;
        await().until(house::settled);
    }

    @Test
    void aScannerThatCannotLearnEndsTheMatterWithoutABounce() throws Exception {
        status = 404;
        send();
        await().until(house::settled);
        assertThat(lessons).hasSize(1);
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    /** RFC 9110 15.3.5 forbids that body, and Java's client refuses the answer for it. */
    @Test
    void rspamdsNoContentWithABodyIsAnEnd() throws Exception {
        house.close();
        try (CannedHttp rspamd = CannedHttp.start(LearningIT::asRspamd)) {
            house = house(rspamd.uri().toString());
            send();
            await().until(house::settled);
            assertThat(rspamd.requests().stream().filter("/learnspam"::equals)).hasSize(1);
            assertThat(house.mailboxes().deliveries()).isEmpty();
        }
    }

    private static String asRspamd(String path) {
        String body = "{\"action\":\"no action\"}";
        String status = path.equals("/learnspam") ? "204 All learn conditions denied" : "200 OK";
        return "HTTP/1.1 %s\r\nContent-Length: %d\r\nConnection: close\r\n\r\n%s"
                .formatted(status, body.length(), body);
    }

    private void send() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(
                            client.mail(
                                    "alice@alpha.test",
                                    "trap@alpha.test",
                                    "Subject: test\r\n\r\nbuy!"))
                    .startsWith("250");
        }
    }
}
