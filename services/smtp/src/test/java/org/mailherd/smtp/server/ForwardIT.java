package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.ScriptedSmtpServer;
import org.mailherd.testsupport.ScriptedSmtpServer.ReceivedMessage;

/** Somebody's mail that an alias sends on, and what comes back. */
class ForwardIT {
    private final FakeDns dns = FakeDns.start();
    private final ScriptedSmtpServer outside = ScriptedSmtpServer.start();
    private TestHouse house;

    @BeforeEach
    void start() {
        for (String domain : new String[] {"outside.test", "elsewhere.test"}) {
            dns.add(domain + ". IN MX 10 mx.outside.test.");
        }
        dns.add("mx.outside.test. IN A 127.0.0.1");
        house =
                new TestHouse()
                        .asking(dns.address())
                        .with("delivery.outbound-port", outside.port())
                        .start();
    }

    @AfterEach
    void stop() {
        house.close();
        outside.close();
        dns.close();
    }

    @Test
    void aForwardedMessageGetsAReturnPathOfTheAliasDomain() throws Exception {
        assertThat(forwarded("carol@elsewhere.test"))
                .matches("SRS0=[A-Z2-7]{8}=[A-Z2-7]{2}=elsewhere\\.test=carol@alpha\\.test");
        assertThat(outside.messages().getFirst().recipients())
                .containsExactly("<alice@outside.test>");
    }

    @Test
    void theNullPathStaysNull() throws Exception {
        assertThat(forwarded("")).isEmpty();
    }

    @Test
    void ourOwnSendersKeepTheirAddress() throws Exception {
        assertThat(forwarded("bob@beta.test")).isEqualTo("bob@beta.test");
    }

    @Test
    void anotherForwardersPathIsWrapped() throws Exception {
        assertThat(forwarded("SRS0=AbCd=XY=a.test=b@elsewhere.test"))
                .matches("SRS1=[A-Z2-7]{8}=elsewhere\\.test==AbCd=XY=a\\.test=b@alpha\\.test");
    }

    @Test
    void aLongReturnPathIsTakenAndRewritten() throws Exception {
        String sender = "b".repeat(90) + "@elsewhere.test";
        assertThat(forwarded(sender)).endsWith("=elsewhere.test=" + "b".repeat(90) + "@alpha.test");
    }

    @Test
    void aBounceComesBackToTheTrueSender() throws Exception {
        String path = forwarded("carol@elsewhere.test");
        assertThat(send("", path)).startsWith("250");
        ReceivedMessage bounce = second();
        assertThat(bounce.reversePath()).startsWith("<>");
        assertThat(bounce.recipients()).containsExactly("<carol@elsewhere.test>");
    }

    @Test
    void anOutOfOfficeNoteComesBackWithAPathOfOurs() throws Exception {
        String path = forwarded("carol@elsewhere.test");
        assertThat(send("alice@outside.test", path)).startsWith("250");
        ReceivedMessage note = second();
        assertThat(note.reversePath()).startsWith("<SRS0=").contains("=outside.test=alice@alpha");
        assertThat(note.recipients()).containsExactly("<carol@elsewhere.test>");
    }

    @Test
    void aPathInTheWrongCaseStillWorks() throws Exception {
        String path = forwarded("carol@elsewhere.test").toLowerCase(java.util.Locale.ROOT);
        assertThat(send("", path)).startsWith("250");
        assertThat(second().recipients()).containsExactly("<carol@elsewhere.test>");
    }

    /** Not even in a domain with a catch-all, and with the words of any unknown recipient. */
    @Test
    void openRelayByAForgedReturnPathIsImpossible() throws Exception {
        String path = forwarded("carol@elsewhere.test");
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(client.ask("MAIL FROM:<>")).startsWith("250");
            for (String forged :
                    new String[] {
                        path.replace("carol", "victim"),
                        path.replace("elsewhere.test", "outside.test"),
                        path.replaceFirst("SRS0=........", "SRS0=AAAAAAAA"),
                        "SRS0=AAAAAAAA=AA=outside.test=victim@gamma.test",
                        "SRS1=AAAAAAAA=outside.test==x=y=z=w@alpha.test",
                        "SRS0=@alpha.test"
                    }) {
                assertThat(client.ask("RCPT TO:<" + forged + ">"))
                        .as(forged)
                        .isEqualTo("550 5.1.1 <" + forged + ">: no such recipient here");
            }
            assertThat(client.ask("RCPT TO:<" + path.replace("alpha.test", "other.test") + ">"))
                    .startsWith("554 5.7.1");
        }
    }

    @Test
    void backscatterIsImpossibleWithANullPath() throws Exception {
        outside.alwaysReply("RCPT", "550 5.1.1 no such user");
        assertThat(send("", "away@alpha.test")).startsWith("250");
        await().until(house::settled);
        assertThat(outside.messages()).isEmpty();
    }

    @Test
    void theTrueSenderHearsOfAFailureFromUs() throws Exception {
        outside.reply("RCPT TO:<alice", "550 5.1.1 no such user");
        assertThat(send("carol@elsewhere.test", "away@alpha.test")).startsWith("250");
        await().until(() -> outside.messages().size() == 1);
        assertThat(outside.messages().getFirst().reversePath()).startsWith("<>");
        assertThat(outside.messages().getFirst().recipients())
                .containsExactly("<carol@elsewhere.test>");
    }

    /** The one elsewhere sends it back to the alias: the count of Received fields ends it. */
    @Test
    void aMailLoopEnds() throws Exception {
        String received = "Received: from a.test by b.test; Thu, 1 Jan 2026 00:00:00 +0000\r\n";
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            assertThat(
                            client.mail(
                                    "carol@elsewhere.test",
                                    "away@alpha.test",
                                    received.repeat(101) + "Subject: x\r\n\r\nx"))
                    .startsWith("554 5.4.6");
        }
    }

    @Test
    void theSecretIsMadeOnceAndIsNobodyElses() throws Exception {
        var file = house.spool().resolve("srs-secret");
        String secret = Files.readString(file);
        assertThat(secret).hasSizeGreaterThan(40);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        String path = forwarded("carol@elsewhere.test");
        house.stopServer();
        house.start();
        assertThat(Files.readString(file)).isEqualTo(secret);
        assertThat(send("", path)).startsWith("250");
    }

    /** The return path of the first message that arrives outside. */
    private String forwarded(String sender) throws Exception {
        assertThat(send(sender, "away@alpha.test")).startsWith("250");
        await().until(() -> outside.messages().size() == 1);
        String path = outside.messages().getFirst().reversePath();
        return path.substring(1, path.indexOf('>'));
    }

    private ReceivedMessage second() {
        await().until(() -> outside.messages().size() == 2);
        return outside.messages().get(1);
    }

    private String send(String from, String to) throws Exception {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            return client.mail(from, to, "Subject: test\r\n\r\nhello");
        }
    }
}
