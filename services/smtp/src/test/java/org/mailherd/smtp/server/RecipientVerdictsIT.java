package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** One message, recipients who disagree: each gets what is said for it. */
class RecipientVerdictsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String ACCEPT = "{\"action\":\"no action\"}";
    private static final String MARK =
            "{\"action\":\"add header\",\"milter\":{\"add_headers\":{\"X-Spam-Score\":\"9.00\"}}}";
    private static final String REJECT = "{\"action\":\"reject\"}";

    private final AtomicReference<String> answer = new AtomicReference<>(ACCEPT);
    private final AtomicReference<String> kept = new AtomicReference<>("{\"kept\":[]}");
    private final List<String> keeping = new CopyOnWriteArrayList<>();
    private HttpServer antispam;
    private TestHouse house;

    @BeforeEach
    void start() throws IOException {
        antispam = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        antispam.createContext("/checkv2", exchange -> reply(exchange, answer.get()));
        antispam.createContext(
                "/quarantine",
                exchange -> {
                    keeping.add(
                            exchange.getRequestHeaders().getFirst("Authorization")
                                    + " "
                                    + exchange.getRequestHeaders().get("Rcpt")
                                    + " "
                                    + new String(
                                            exchange.getRequestBody().readAllBytes(),
                                            StandardCharsets.UTF_8));
                    reply(exchange, kept.get());
                });
        antispam.start();
        house =
                new TestHouse()
                        .with("antispam.url", "http://127.0.0.1:" + antispam.getAddress().getPort())
                        .with(
                                "antispam.quarantine",
                                "http://127.0.0.1:" + antispam.getAddress().getPort())
                        .with("antispam.token", "a-secret-of-services")
                        .start();
    }

    @AfterEach
    void stop() {
        house.close();
        antispam.stop(0);
    }

    private static void reply(HttpExchange exchange, String json) throws IOException {
        exchange.getRequestBody().readAllBytes();
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(json.isEmpty() ? 503 : 200, json.isEmpty() ? -1 : body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    @Test
    void eachGetsItsOwnHeader() throws Exception {
        answer.set(split("no action", ACCEPT, MARK));
        assertThat(send("alice@alpha.test", "bob@beta.test")).startsWith("250");
        await().atMost(PATIENCE).until(() -> house.mailboxes().deliveries().size() == 2);
        assertThat(textFor("alice@alpha.test")).doesNotContain("X-Spam");
        assertThat(textFor("bob@beta.test"))
                .contains("X-Spam-Score: 9.00\r\nX-Spam-Flag: YES\r\n")
                .endsWith("Subject: test\r\n\r\nhello\r\n");
        assertThat(keeping).isEmpty();
    }

    @Test
    void whoRejectsFindsItInTheQuarantineAndTheOtherInTheMailbox() throws Exception {
        answer.set(split("no action", ACCEPT, REJECT, "bob@beta.test"));
        kept.set("{\"kept\":[\"bob@beta.test\"]}");
        assertThat(send("alice@alpha.test", "bob@beta.test")).startsWith("250");
        await().atMost(PATIENCE).until(() -> house.mailboxes().deliveries().size() == 1);
        assertThat(house.mailboxes().deliveries().getFirst().recipient())
                .isEqualTo("alice@alpha.test");
        assertThat(keeping)
                .containsExactly(
                        "Bearer a-secret-of-services [bob@beta.test] Subject: test\r\n\r\n"
                                + "hello\r\n");
    }

    @Test
    void mailboxesBehindOneAliasEachGetTheirOwn() throws Exception {
        answer.set(
                "{\"action\":\"no action\",\"recipients\":{\"info@alpha.test\":{\"action\":\"no"
                        + " action\",\"mailboxes\":{\"alice@alpha.test\":"
                        + MARK
                        + ",\"bob@beta.test\":"
                        + REJECT
                        + "}}},\"quarantine\":[\"bob@beta.test\"]}");
        kept.set("{\"kept\":[\"bob@beta.test\"]}");
        assertThat(send("info@alpha.test")).startsWith("250");
        await().atMost(PATIENCE).until(() -> house.mailboxes().deliveries().size() == 1);
        assertThat(textFor("alice@alpha.test")).contains("X-Spam-Flag: YES");
    }

    @Test
    void allRejectIsA554AndAllWaitIsA451() throws Exception {
        answer.set(split("reject", REJECT, REJECT, "bob@beta.test"));
        kept.set("{\"kept\":[\"bob@beta.test\"]}");
        assertThat(send("alice@alpha.test", "bob@beta.test")).startsWith("554 5.7.1");
        assertThat(keeping).hasSize(1);
        answer.set(
                split(
                        "soft reject",
                        "{\"action\":\"soft reject\"}",
                        "{\"action\":\"soft reject\"}"));
        assertThat(send("alice@alpha.test", "bob@beta.test")).startsWith("451 4.7.1");
        assertThat(keeping).hasSize(1);
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    /** An accepted message is never lost: without the quarantine's word there is no 250. */
    @Test
    void aQuarantineThatIsAwayIsA451() throws Exception {
        answer.set(split("no action", ACCEPT, REJECT, "bob@beta.test"));
        kept.set("");
        assertThat(send("alice@alpha.test", "bob@beta.test")).startsWith("451 4.3.0");
        assertThat(house.queuedRecipients()).isZero();
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }

    @Test
    void nobodyHearsOfARejectionInAMixedSetAndItIsDeliveredAsSpam() throws Exception {
        answer.set(split("no action", ACCEPT, REJECT));
        assertThat(send("alice@alpha.test", "bob@beta.test")).startsWith("250");
        await().atMost(PATIENCE).until(() -> house.mailboxes().deliveries().size() == 2);
        assertThat(textFor("bob@beta.test")).contains("X-Spam-Flag: YES");
    }

    /** Larger than what is held in memory: each part has a file of its own. */
    @Test
    void aLargeMessageIsPartedToo() throws Exception {
        String large = "Subject: large\r\n\r\n" + "0123456789abcdef\r\n".repeat(20_000) + "end";
        answer.set(split("no action", ACCEPT, MARK));
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(deliver(client, large, "alice@alpha.test", "bob@beta.test"))
                    .startsWith("250");
        }
        await().atMost(PATIENCE).until(() -> house.mailboxes().deliveries().size() == 2);
        assertThat(textFor("alice@alpha.test")).endsWith(large + "\r\n");
        assertThat(textFor("bob@beta.test")).endsWith(large + "\r\n").contains("X-Spam-Flag");
    }

    private String textFor(String recipient) {
        return house.mailboxes().deliveries().stream()
                .filter(one -> one.recipient().equals(recipient))
                .findFirst()
                .orElseThrow()
                .text();
    }

    private static String split(String all, String alice, String bob, String... keep) {
        String names = keep.length == 0 ? "" : "\"" + String.join("\",\"", keep) + "\"";
        return "{\"action\":\"%s\",\"recipients\":{\"alice@alpha.test\":%s,\"bob@beta.test\":%s},\"quarantine\":[%s]}"
                .formatted(all, alice, bob, names);
    }

    private String send(String... recipients) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            return deliver(client, "Subject: test\r\n\r\nhello", recipients);
        }
    }

    private static String deliver(SmtpDialogue client, String message, String... recipients)
            throws IOException {
        client.ask("MAIL FROM:<carol@outside.test>");
        for (String recipient : recipients) {
            client.ask("RCPT TO:<" + recipient + ">");
        }
        client.ask("DATA");
        return client.ask(message + "\r\n.");
    }
}
