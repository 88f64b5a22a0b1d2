package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The verdict of a server that speaks Rspamd's protocol decides over the 250. */
class AntispamIT {
    private final AtomicReference<String> answer =
            new AtomicReference<>("{\"action\":\"no action\"}");
    private final AtomicReference<Headers> asked = new AtomicReference<>();
    private final AtomicReference<String> scanned = new AtomicReference<>("");
    private HttpServer antispam;
    private TestHouse house;

    @BeforeEach
    void start() throws IOException {
        listen(0);
        house =
                new TestHouse()
                        .with("antispam.url", "http://127.0.0.1:" + antispam.getAddress().getPort())
                        .start();
    }

    private void listen(int port) throws IOException {
        antispam =
                HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        antispam.createContext(
                "/checkv2",
                exchange -> {
                    asked.set(exchange.getRequestHeaders());
                    scanned.set(
                            new String(
                                    exchange.getRequestBody().readAllBytes(),
                                    StandardCharsets.UTF_8));
                    byte[] body = answer.get().getBytes(StandardCharsets.UTF_8);
                    exchange.sendResponseHeaders(200, body.length);
                    exchange.getResponseBody().write(body);
                    exchange.close();
                });
        antispam.start();
    }

    @AfterEach
    void stop() {
        house.close();
        antispam.stop(0);
    }

    @Test
    void tellsWhoSentWhatToWhom() throws Exception {
        assertThat(send()).startsWith("250");
        assertThat(asked.get().getFirst("From")).isEqualTo("carol@outside.test");
        assertThat(asked.get().get("Rcpt")).containsExactly("info@alpha.test");
        assertThat(asked.get().getFirst("Ip")).isEqualTo("127.0.0.1");
        assertThat(asked.get().getFirst("Helo")).isEqualTo("client.test");
        assertThat(asked.get().getFirst("Hostname")).isEqualTo("localhost");
        assertThat(asked.get()).doesNotContainKey("Forwarding-host");
        assertThat(asked.get().getFirst("Queue-Id")).hasSize(12);
        assertThat(asked.get()).doesNotContainKey("User");
        assertThat(scanned.get()).isEqualTo("Subject: test\r\n\r\nhello\r\n");
    }

    @Test
    void putsHeadersAndSignatureOnTop() throws Exception {
        answer.set(
                "{\"action\":\"add header\",\"dkim-signature\":\"v=1; b=abc\",\"milter\":{\"add_headers\":{\"X-Spamd-Result\":\"x\"},\"remove_headers\":{\"Subject\":0}}}");
        assertThat(send()).startsWith("250");
        await().until(() -> house.mailboxes().deliveries().size() == 2);
        String text = house.mailboxes().deliveries().getFirst().text();
        assertThat(text.substring(text.indexOf("DKIM")))
                .isEqualTo(
                        "DKIM-Signature: v=1; b=abc\r\nX-Spamd-Result: x\r\nX-Spam-Flag: YES\r\n\r\nhello\r\n");
    }

    @Test
    void refusesWhatItRefuses() throws Exception {
        answer.set("{\"action\":\"reject\",\"messages\":{\"smtp_message\":\"Gtube pattern\"}}");
        assertThat(send()).isEqualTo("554 5.7.1 Gtube pattern");
        answer.set("{\"action\":\"greylist\"}");
        assertThat(send()).startsWith("451 4.7.1");
        assertThat(house.queuedRecipients()).isZero();
    }

    @Test
    void withoutAnAnswerTheSenderIsAskedToComeAgainUntilItIsBack() throws Exception {
        int port = antispam.getAddress().getPort();
        antispam.stop(0);
        assertThat(send()).startsWith("451 4.3.0");
        assertThat(house.queuedRecipients()).isZero();
        listen(port);
        assertThat(send()).startsWith("250");
    }

    @Test
    void anAnswerThatIsNoneCountsAsNoAnswer() throws Exception {
        answer.set("oops");
        assertThat(send()).startsWith("451 4.3.0");
    }

    private String send() throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            return client.mail(
                    "carol@outside.test", "info@alpha.test", "Subject: test\r\n\r\nhello");
        }
    }
}
