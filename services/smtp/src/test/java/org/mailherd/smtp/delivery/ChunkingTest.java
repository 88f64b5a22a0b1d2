package org.mailherd.smtp.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.mailqueue.envelope.MailTerms;
import org.mailherd.mailqueue.envelope.MessageDsn;
import org.mailherd.mailqueue.envelope.RecipientDsn;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.testsupport.ScriptedSmtpServer;
import org.mailherd.testsupport.ScriptedSmtpServer.ReceivedMessage;

/** BDAT (RFC 3030) as it arrives. */
class ChunkingTest {
    private static final String[] KEYWORDS = {"PIPELINING", "8BITMIME", "SIZE", "CHUNKING"};
    private final Wire wire = Wire.usual();
    private final ScriptedSmtpServer peer = ScriptedSmtpServer.start().announcing(KEYWORDS);

    @AfterEach
    void stop() {
        wire.close();
        peer.close();
    }

    @Test
    void everyOctetArrivesOverOneConnection() throws Exception {
        List<byte[]> messages =
                List.of(
                        lines(1),
                        "Subject: dots\r\n\r\n.\r\n..\r\n.x\r\n\r\n.\r\n"
                                .getBytes(StandardCharsets.US_ASCII),
                        lines(64 * 1024),
                        lines(64 * 1024 + 1),
                        lines(256 * 1024),
                        lines(3_000_000),
                        lines(100));
        for (byte[] message : messages) {
            expectSent(message);
        }
        assertThat(peer.clients()).hasSize(1);
        assertThat(peer.commands()).noneMatch(command -> command.startsWith("DATA"));
    }

    @Test
    void withoutPipeliningToo() throws Exception {
        peer.announcing("8BITMIME", "CHUNKING");
        expectSent(lines(1000));
        expectSent(lines(300_000));
        assertThat(peer.clients()).hasSize(1);
    }

    @Test
    void octetsThatAreNoLinesGoOnlyWhereBinaryIsOffered() throws Exception {
        byte[] binary = new byte[700_000];
        new Random(3).nextBytes(binary);
        wire.asking(
                new MailTerms(
                        BodyType.BINARY,
                        false,
                        RequireTls.POLICY,
                        MessageDsn.NONE,
                        Optional.empty()),
                RecipientDsn.NONE);
        Attempt refused = wire.send(Wire.to(peer.port()), binary, "bob").getFirst();
        assertThat(refused).isInstanceOf(Attempt.Bounced.class);
        assertThat(String.valueOf(refused.reply().enhanced())).isEqualTo("5.6.3");
        try (ScriptedSmtpServer able =
                ScriptedSmtpServer.start().announcing("PIPELINING", "CHUNKING", "BINARYMIME")) {
            assertThat(wire.send(Wire.to(able.port()), binary, "bob"))
                    .allMatch(Attempt.Delivered.class::isInstance);
            assertThat(Arrays.equals(able.messages().getLast().content(), binary)).isTrue();
            assertThat(able.messages().getLast().reversePath()).contains("BODY=BINARYMIME");
        }
    }

    @Test
    void whoIsRefusedGetsNothingAndTheOthersAll() throws Exception {
        peer.alwaysReply("RCPT TO:<gone", "550 5.1.1 no such user")
                .alwaysReply("RCPT TO:<full", "452 4.2.2 mailbox full");
        for (byte[] message : List.of(lines(500), lines(500_000))) {
            List<Attempt> attempts =
                    wire.send(Wire.to(peer.port()), message, "gone", "bob", "full", "eve");
            assertThat(attempts.get(0)).isInstanceOf(Attempt.Bounced.class);
            assertThat(attempts.get(1)).isInstanceOf(Attempt.Delivered.class);
            assertThat(attempts.get(2)).isInstanceOf(Attempt.Deferred.class);
            assertThat(attempts.get(3)).isInstanceOf(Attempt.Delivered.class);
            ReceivedMessage last = peer.messages().getLast();
            assertThat(last.recipients()).containsExactly("<bob@remote.test>", "<eve@remote.test>");
            assertThat(Arrays.equals(last.content(), message)).isTrue();
        }
        assertThat(peer.messages()).hasSize(2);
        assertThat(peer.clients()).hasSize(1);
    }

    /** The message is already on its way when the refusals come; the connection lives on. */
    @Test
    void allRefusedSendsNothingAndSpoilsNothing() throws Exception {
        peer.alwaysReply("RCPT TO:<gone", "550 5.1.1 no such user");
        for (byte[] message : List.of(lines(500), lines(500_000))) {
            assertThat(wire.send(Wire.to(peer.port()), message, "gone", "gone2"))
                    .allMatch(Attempt.Bounced.class::isInstance);
            assertThat(peer.messages()).isEmpty();
        }
        expectSent(lines(200));
        assertThat(peer.clients()).hasSize(1);
    }

    @Test
    void aRefusedSenderIsRefusedForAll() throws Exception {
        peer.reply("MAIL", "550 5.7.1 not you");
        assertThat(wire.send(Wire.to(peer.port()), lines(10), "bob", "eve"))
                .allMatch(Attempt.Bounced.class::isInstance);
        assertThat(peer.messages()).isEmpty();
    }

    @Test
    void aChunkRefusedInTheMiddleEndsTheMessageForAll() throws Exception {
        peer.reply("BDAT", "552 5.3.4 enough");
        assertThat(wire.send(Wire.to(peer.port()), lines(2_000_000), "bob"))
                .allMatch(Attempt.Bounced.class::isInstance);
        assertThat(peer.messages()).isEmpty();
        expectSent(lines(300_000));
    }

    @Test
    void aRefusalAtTheEndCountsForAll() throws Exception {
        peer.reply("BODY", "451 4.3.0 later");
        assertThat(wire.send(Wire.to(peer.port()), lines(10), "bob", "eve"))
                .allMatch(Attempt.Deferred.class::isInstance);
        expectSent(lines(10));
        assertThat(peer.clients()).hasSize(1);
    }

    private void expectSent(byte[] message) throws Exception {
        assertThat(wire.send(Wire.to(peer.port()), message, "bob"))
                .allMatch(Attempt.Delivered.class::isInstance);
        assertThat(Arrays.equals(peer.messages().getLast().content(), message)).isTrue();
    }

    /**
     * At least so many octets, any but CR, LF and NUL in lines of any length; many begin with dots.
     */
    private static byte[] lines(int size) {
        Random random = new Random(size);
        ByteArrayOutputStream message = new ByteArrayOutputStream();
        message.writeBytes("Subject: eight bits\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        while (message.size() < size) {
            message.writeBytes(".".repeat(random.nextInt(3)).getBytes(StandardCharsets.US_ASCII));
            for (int i = random.nextInt(200); i > 0; i--) {
                int octet = 1 + random.nextInt(255);
                message.write(octet == '\r' || octet == '\n' ? 0xff : octet);
            }
            message.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        return message.toByteArray();
    }
}
