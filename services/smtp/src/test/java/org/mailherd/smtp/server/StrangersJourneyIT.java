package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;

/** What the journey keeps of clients that the door turned away. */
class StrangersJourneyIT {
    private static final String STRANGER = "203.0.113.7";
    private final FakeDns dns = FakeDns.start();
    private final TestHouse house = new TestHouse().behindProxy().asking(dns.address());

    @AfterEach
    void stop() {
        house.close();
        dns.close();
    }

    @Test
    void whoTalksBeforeTheGreetingIsARefusedStep() throws Exception {
        house.with("door.greeting.pause", "20s").with("door.greeting.action", "DROP").start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.send("EHLO client.test\r\n");
            client.expect("220-");
        }
        assertRows("REFUSED at CONNECT: 521 5.5.1 Protocol error: you talk too soon");
    }

    @Test
    void aHandshakeBeforeTheGreetingIsARefusedStep() throws Exception {
        house.with("door.greeting.pause", "20s").start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.sendBytes(new byte[] {0x16, 3, 1, 0, 5});
            client.line();
            assertThat(client.closed()).isTrue();
        }
        assertRows("REFUSED at CONNECT: 554 5.5.1 Protocol error: TLS before the greeting");
    }

    @Test
    void aListedClientIsARefusedStepWithTheListsAndItsScore() throws Exception {
        dns.add("outside.test. IN MX 10 mx.outside.test.")
                .add("7.113.0.203.bl.test. IN A 127.0.0.4");
        house.with("door.lists.sites", "bl.test*9").start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.expect("220 ");
            client.ask("EHLO client.test");
            client.ask("MAIL FROM:<carol@outside.test>");
            assertThat(client.ask("RCPT TO:<info@alpha.test>")).startsWith("550 5.7.1");
            client.ask("RCPT TO:<alice@alpha.test>");
        }
        await().until(() -> rows().size() == 3);
        assertThat(rows())
                .satisfiesExactly(
                        row ->
                                assertThat(row)
                                        .startsWith("CONNECTED smtp, name ")
                                        .endsWith("EHLO client.test, no TLS, door score 9"),
                        row ->
                                assertThat(row)
                                        .startsWith("REFUSED at RCPT: 550")
                                        .contains("bl.test"),
                        row -> assertThat(row).startsWith("REFUSED at RCPT: 550"));
    }

    @Test
    void anotherProtocolIsARefusedStep() throws Exception {
        house.start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.expect("220 ");
            assertThat(client.ask("GET / HTTP/1.1")).startsWith("554");
        }
        await().until(() -> rows().size() == 2);
        assertThat(rows().getLast()).startsWith("REFUSED at GET: 554 5.5.1");
    }

    @Test
    void whoIsOverALimitIsARefusedStep() throws Exception {
        house.with("door.limits.connections", 1).with("door.limits.message-rate", 1).start();
        try (SmtpDialogue client = SmtpDialogue.from(STRANGER, house.inbound())) {
            client.expect("220 ");
            try (SmtpDialogue other = SmtpDialogue.from(STRANGER, house.inbound())) {
                other.expect("421 4.7.0");
            }
            client.ask("EHLO client.test");
            client.ask("MAIL FROM:<>");
            client.ask("RSET");
            assertThat(client.ask("MAIL FROM:<carol@outside.test>")).startsWith("421");
        }
        await().until(() -> rows().size() == 3);
        assertThat(rows())
                .anyMatch(row ->
                        row.startsWith("REFUSED at CONNECT: 421 4.7.0 mx.alpha.test Too many"))
                .anyMatch(row -> row.startsWith("REFUSED at MAIL: 421 4.7.0 Too many messages"));
        assertThat(
                        house.jdbc()
                                .sql("SELECT COUNT(*) FROM mail_event WHERE sender = ?")
                                .param("carol@outside.test")
                                .query(Long.class)
                                .single())
                .isEqualTo(1);
    }

    /** Attack: ten thousand scanners must not fill the table. */
    @Test
    void aFloodOfRefusedClientsLeavesOnlySoManyRows() throws Exception {
        house.start();
        for (int i = 0; i < 330; i++) {
            try (SmtpDialogue client = SmtpDialogue.from("203.0.113." + i % 250, house.inbound())) {
                client.expect("220 ");
                client.ask("GET / HTTP/1.1");
            }
        }
        await().until(() -> rows().size() >= 600);
        assertThat(rows()).hasSize(600).filteredOn(row -> row.startsWith("REFUSED")).hasSize(300);
    }

    private void assertRows(String... expected) {
        await().until(() -> rows().size() == expected.length);
        assertThat(rows()).containsExactly(expected);
    }

    private List<String> rows() {
        return house.jdbc()
                .sql("SELECT CONCAT(kind, ' ', detail) FROM mail_event ORDER BY id")
                .query(String.class)
                .list();
    }
}
