package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ManualClock;
import org.mailherd.testsupport.ScriptedSmtpServer;

/** The classes of addresses at the wire, with the tables behind them. */
class AddressesIT {
    private static final FakeDns DNS = FakeDns.start();
    private static final ScriptedSmtpServer OUTSIDE = ScriptedSmtpServer.start();
    private static final ManualClock CLOCK = ManualClock.at("1970-01-01T00:16:40Z");
    private static TestHouse house;
    private static int before;

    @BeforeAll
    static void start() {
        house =
                new TestHouse()
                        .asking(DNS.address())
                        .with("delivery.outbound-port", OUTSIDE.port())
                        .withRealDirectory(CLOCK);
        sql("INSERT INTO domain (domain) VALUES ('alpha.test'), ('beta.test')");
        sql(
                "INSERT INTO domain (domain, backup_mx, relay_all_recipients) VALUES ('relay.test', 1, 1)");
        sql(
                """
                INSERT INTO mailbox (id, username, local_part, domain, password_hash) VALUES
                (1, 'alice@alpha.test', 'alice', 'alpha.test', ''), (2, 'bob@beta.test', 'bob', 'beta.test', '')
                """);
        sql(
                """
                INSERT INTO alias (address, domain, destinations, internal) VALUES
                ('void@alpha.test', 'alpha.test', 'null@localhost', FALSE),
                ('staff@alpha.test', 'alpha.test', 'alice@alpha.test', TRUE),
                ('info@alpha.test', 'alpha.test', 'alice@alpha.test,bob@beta.test', FALSE)
                """);
        DNS.add("relay.test. IN MX 10 mx.relay.test.")
                .add("relay.test. IN MX 20 " + TestHouse.HOSTNAME + ".")
                .add("mx.relay.test. IN A 127.0.0.1")
                .add(TestHouse.HOSTNAME + ". IN A 127.0.0.1")
                .add("outside.test. IN MX 10 mx.outside.test.")
                .add("mx.outside.test. IN A 127.0.0.1");
        house.start();
    }

    @AfterAll
    static void stop() {
        house.close();
        OUTSIDE.close();
        DNS.close();
    }

    @BeforeEach
    void empty() {
        house.mailboxes().deliveries().clear();
        before = OUTSIDE.messages().size();
    }

    /** What this test has sent to elsewhere. */
    private static List<ScriptedSmtpServer.ReceivedMessage> sent() {
        return OUTSIDE.messages().subList(before, OUTSIDE.messages().size());
    }

    private static void sql(String statement) {
        house.jdbc().sql(statement).update();
    }

    private static List<String> delivered() {
        return house.mailboxes().deliveries().stream()
                .map(RecordingMailboxes.Delivery::recipient)
                .toList();
    }

    private static String rcpt(String recipient) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            return client.ask("RCPT TO:<" + recipient + ">");
        }
    }

    private static void fromOutside(String recipient) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.mail("carol@outside.test", recipient, "Subject: test\r\n\r\nhi"))
                    .startsWith("250");
        }
        await().until(house::settled);
    }

    private static SmtpDialogue loggedIn(String user) throws IOException {
        SmtpDialogue client = SmtpDialogue.connectTls(house.submissions());
        client.expect("220 ");
        client.ask("EHLO laptop.test");
        byte[] login = ("\0" + user + "\0demo-password").getBytes(StandardCharsets.UTF_8);
        assertThat(client.ask("AUTH PLAIN " + Base64.getEncoder().encodeToString(login)))
                .startsWith("235");
        return client;
    }

    @Test
    void aBackupMxGivesMailToTheBetterOne() throws Exception {
        fromOutside("Dave+x@relay.test");
        assertThat(sent()).hasSize(1);
        assertThat(sent().getFirst().recipients().getFirst()).startsWith("<Dave+x@relay.test>");
        assertThat(sent().getFirst().reversePath()).startsWith("<carol@outside.test>");
    }

    @Test
    void aDiscardingAliasTakesMailThatNobodyGets() throws Exception {
        fromOutside("void@alpha.test");
        assertThat(delivered()).isEmpty();
    }

    @Test
    void anInternalAliasIsOpenToItsDomainsPeopleOnly() throws Exception {
        assertThat(rcpt("staff@alpha.test")).startsWith("550 5.7.1 ");
        try (SmtpDialogue client = loggedIn("bob@beta.test")) {
            client.ask("MAIL FROM:<bob@beta.test>");
            assertThat(client.ask("RCPT TO:<staff@alpha.test>")).startsWith("550 5.7.1 ");
        }
        try (SmtpDialogue client = loggedIn("alice@alpha.test")) {
            client.ask("MAIL FROM:<alice@alpha.test>");
            assertThat(client.ask("RCPT TO:<staff@alpha.test>")).startsWith("250");
        }
    }

    @Test
    void aTemporaryAliasEndsWhenItsTimeIsOver() throws Exception {
        sql(
                "INSERT INTO spamalias (address, goto, validity) VALUES ('brief@alpha.test', 'alice@alpha.test', 1060)");
        assertThat(rcpt("brief@alpha.test")).startsWith("250");
        CLOCK.advance(Duration.ofSeconds(61));
        await().atMost(Duration.ofSeconds(2))
                .untilAsserted(() -> assertThat(rcpt("brief@alpha.test")).startsWith("550 5.1.1 "));
    }

    @Test
    void aMailboxReachedTwiceGetsOneCopy() throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            client.ask("RCPT TO:<alice+x@alpha.test>");
            client.ask("RCPT TO:<info@alpha.test>");
            assertThat(client.ask("RCPT TO:<bob@beta.test>")).startsWith("250");
            client.ask("DATA");
            client.send("Subject: test\r\n\r\nhi\r\n.\r\n");
            client.expect("250");
        }
        await().until(house::settled);
        assertThat(delivered()).containsExactlyInAnyOrder("alice+x@alpha.test", "bob@beta.test");
    }

    @Test
    void aSilentCopyGoesToOneAddressOnceAndIsToldToNobody() throws Exception {
        sql(
                """
                INSERT INTO bcc_maps (local_dest, bcc_dest, domain, type) VALUES
                ('archived@alpha.test', 'bob@beta.test', 'alpha.test', 'rcpt'),
                ('bob@beta.test', 'archived@alpha.test', 'beta.test', 'rcpt')
                """);
        sql(
                "INSERT INTO alias (address, domain, destinations) VALUES ('archived@alpha.test', 'alpha.test', 'alice@alpha.test')");
        fromOutside("archived@alpha.test");
        assertThat(delivered()).containsExactlyInAnyOrder("alice@alpha.test", "bob@beta.test");
        assertThat(house.mailboxes().deliveries().getFirst().text()).doesNotContain("bob@");
        sql("DELETE FROM bcc_maps");
    }

    @Test
    void aCopyThatCannotBeDeliveredIsReportedToNobody() throws Exception {
        sql(
                "INSERT INTO bcc_maps (local_dest, bcc_dest, domain, type) VALUES ('watched@alpha.test', 'ghost@outside.test', 'alpha.test', 'rcpt')");
        OUTSIDE.reply("RCPT TO:<ghost@outside.test>", "550 5.1.1 no such user");
        sql(
                "INSERT INTO alias (address, domain, destinations) VALUES ('watched@alpha.test', 'alpha.test', 'alice@alpha.test')");
        fromOutside("watched@alpha.test");
        assertThat(OUTSIDE.commands()).anyMatch(line -> line.startsWith("RCPT TO:<ghost@"));
        assertThat(sent()).isEmpty();
        sql("DELETE FROM bcc_maps");
    }

    @Test
    void whatOurPeopleSendIsCopiedAsTheMapSays() throws Exception {
        sql(
                "INSERT INTO bcc_maps (local_dest, bcc_dest, domain, type) VALUES ('@alpha.test', 'bob@beta.test', 'alpha.test', 'sender')");
        try (SmtpDialogue client = loggedIn("alice@alpha.test")) {
            assertThat(
                            client.mail(
                                    "alice@alpha.test",
                                    "dave@outside.test",
                                    "From: alice@alpha.test\r\n\r\nhi"))
                    .startsWith("250");
        }
        await().until(house::settled);
        assertThat(delivered()).containsExactly("bob@beta.test");
        assertThat(sent()).hasSize(1);
        sql("DELETE FROM bcc_maps");
    }

    @Test
    void anOutgoingRecipientIsRewritten() throws Exception {
        sql(
                "INSERT INTO recipient_maps (old_dest, new_dest) VALUES ('@old.test', '@outside.test')");
        assertThat(rcpt("dave@old.test")).startsWith("554 5.7.1 ");
        try (SmtpDialogue client = loggedIn("alice@alpha.test")) {
            client.mail("alice@alpha.test", "dave@old.test", "From: alice@alpha.test\r\n\r\nhi");
        }
        await().until(house::settled);
        assertThat(sent().getFirst().recipients().getFirst()).startsWith("<dave@outside.test>");
    }

    @Test
    void aListBeyondTheBoundIsATempfail() throws Exception {
        StringBuilder members = new StringBuilder("alice@alpha.test");
        for (int i = 0; i < 10_000; i++) {
            members.append(",member").append(i).append("@outside.test");
        }
        house.jdbc()
                .sql(
                        "INSERT INTO alias (address, domain, destinations) VALUES ('huge@alpha.test', 'alpha.test', ?)")
                .param(members.toString())
                .update();
        assertThat(rcpt("huge@alpha.test")).startsWith("451 4.3.0 ");
    }

    @Test
    void whatIsSwitchedOffSaysSo() throws Exception {
        sql(
                "INSERT INTO mailbox (username, local_part, domain, password_hash, active) VALUES ('off@alpha.test', 'off', 'alpha.test', '', 0)");
        assertThat(rcpt("off@alpha.test")).startsWith("550 5.2.1 ");
        assertThat(rcpt("nobody@alpha.test")).startsWith("550 5.1.1 ");
    }
}
