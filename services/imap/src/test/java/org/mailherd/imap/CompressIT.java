package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** COMPRESS=DEFLATE, RFC 4978. */
class CompressIT {
    private final TestImap imap = TestImap.shared();

    @Test
    void everythingTravelsCompressed() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient plain = ImapClient.login(imap, address);
                ImapClient client = compressed(plain)) {
            assertMailGoesThrough(client);
        }
    }

    @Test
    void compressesInsideOfTls() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient tls = TlsClient.connect(imap.tlsPort())) {
            tls.line();
            tls.ok("LOGIN " + address + " " + TestImap.PASSWORD);
            try (ImapClient client = compressed(tls)) {
                assertMailGoesThrough(client);
            }
        }
    }

    private static void assertMailGoesThrough(ImapClient client) throws IOException {
        String message = "Subject: pressed\r\n\r\n" + noise(1_000_000);
        client.ok("SELECT INBOX");
        assertThat(client.append("INBOX", "", message)).contains(" OK ");
        assertThat(client.ok("FETCH 1 BODY.PEEK[]").getFirst()).contains(message);
        client.send("a NOOP\r\nb NOOP\r\nc NOOP\r\n");
        assertThat(client.untilTag("c")).hasSize(3);
    }

    @Test
    void idleTellsAtOnce() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient plain = ImapClient.login(imap, address);
                ImapClient client = compressed(plain);
                ImapClient other = ImapClient.login(imap, address)) {
            client.ok("SELECT INBOX");
            client.send("i IDLE\r\n");
            assertThat(client.line()).startsWith("+ ");
            other.append("INBOX", "", "Subject: x\r\n\r\n");
            assertThat(client.line()).isEqualTo("* 1 EXISTS");
            client.send("DONE\r\n");
            client.untilTag("i");
        }
    }

    @Test
    void isOfferedOnceAndAfterLoginOnly() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient plain = ImapClient.connect(imap)) {
            assertThat(plain.command("CAPABILITY").getFirst()).doesNotContain("COMPRESS");
            assertThat(plain.command("COMPRESS DEFLATE").getLast()).contains(" BAD ");
            plain.ok("LOGIN " + address + " " + TestImap.PASSWORD);
            assertThat(plain.command("CAPABILITY").getFirst()).contains(" COMPRESS=DEFLATE");
            assertThat(plain.command("COMPRESS LZW").getLast()).contains(" BAD ");
            try (ImapClient client = compressed(plain)) {
                assertThat(client.command("CAPABILITY").getFirst()).doesNotContain("COMPRESS");
                assertThat(client.command("COMPRESS DEFLATE").getLast())
                        .contains("NO [COMPRESSIONACTIVE]");
            }
        }
    }

    /** Case 8: a line of 200 MB out of 200 KB. */
    @Test
    void case8BombInALineEndsAtTheLimitOfLines() throws Exception {
        try (ImapClient plain = ImapClient.login(imap, imap.newMailbox());
                ImapClient client = compressed(plain)) {
            inflateTo(client, 200_000_000L);
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    /** Case 8: the client is told why, when all that it sent was read. */
    @Test
    void case8SmallBombInALineIsToldTheLimit() throws Exception {
        try (ImapClient plain = ImapClient.login(imap, imap.newMailbox());
                ImapClient client = compressed(plain)) {
            inflateTo(client, 300_000L);
            assertThat(client.line()).isEqualTo("* BYE Line too long");
        }
    }

    /** Case 8: a literal of 10 GB out of 10 MB, which is refused and would have to be skipped. */
    @Test
    void case8BombInALiteralIsNotEvenSkipped() throws Exception {
        try (ImapClient plain = ImapClient.login(imap, imap.newMailbox());
                ImapClient client = compressed(plain)) {
            client.send("a APPEND INBOX {10000000000+}\r\n");
            assertThat(client.line()).isEqualTo("* BYE Literal too large");
        }
    }

    @Test
    void whatIsNoDeflateEndsTheConnection() throws Exception {
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            client.ok("COMPRESS DEFLATE");
            client.send("\u00ff\u00ff\u00ff a NOOP\r\n");
            assertThat(client.isClosedByServer()).isTrue();
        }
    }

    private static ImapClient compressed(ImapClient plain) throws IOException {
        plain.ok("COMPRESS DEFLATE");
        return new ImapClient(new DeflatedSocket(plain.socket()));
    }

    private static void inflateTo(ImapClient client, long octets) {
        byte[] block = "x".repeat(100_000).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        try {
            OutputStream out = client.socket().getOutputStream();
            for (long sent = 0; sent < octets; sent += block.length) {
                out.write(block);
            }
            out.flush();
        } catch (IOException _) {
            // The server has hung up already.
        }
    }

    private static String noise(int length) {
        return new Random(4978)
                .ints(length, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
