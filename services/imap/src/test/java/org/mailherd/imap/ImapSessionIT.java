package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a transcript cannot say: sizes, times, many messages, bytes that are no text. */
class ImapSessionIT {
    private final TestImap imap = TestImap.shared();

    @Test
    void idlingClientHearsOfNewMailWithinOneHundredMilliseconds() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient idler = ImapClient.login(imap, address);
                ImapClient other = ImapClient.login(imap, address)) {
            idler.ok("SELECT INBOX");
            idler.send("i IDLE\r\n");
            assertThat(idler.line()).isEqualTo("+ idling");
            other.append("INBOX", "", "Subject: warm\r\n\r\nup\r\n");
            idler.line();
            idler.line();
            Duration best = Duration.ofDays(1);
            for (int i = 0; i < 5; i++) {
                other.append("INBOX", "", "Subject: x\r\n\r\n" + i + "\r\n");
                long answered = System.nanoTime();
                assertThat(idler.line()).isEqualTo("* " + (i + 2) + " EXISTS");
                Duration took = Duration.ofNanos(System.nanoTime() - answered);
                best = took.compareTo(best) < 0 ? took : best;
                idler.line();
            }
            assertThat(best).isLessThan(Duration.ofMillis(100));
            idler.send("DONE\r\n");
            assertThat(idler.untilTag("i").getLast()).startsWith("i OK");
        }
    }

    @Test
    void everyOctetComesBack() throws Exception {
        StringBuilder octets = new StringBuilder("Subject: binary\r\n\r\n");
        for (int i = 0; i < 70_000; i++) {
            octets.append((char) (i * 31 % 256));
        }
        String message = octets.toString();
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            assertThat(client.append("INBOX", "", message)).contains("OK [APPENDUID");
            client.ok("SELECT INBOX");
            String fetched = client.ok("FETCH 1 (RFC822.SIZE BODY.PEEK[])").getFirst();
            assertThat(fetched)
                    .isEqualTo(
                            "* 1 FETCH (RFC822.SIZE "
                                    + message.length()
                                    + " BODY[] {"
                                    + message.length()
                                    + "}\r\n"
                                    + message
                                    + ")");
            String part = client.ok("FETCH 1 BODY.PEEK[]<60000.500>").getFirst();
            assertThat(part).contains(message.substring(60_000, 60_500));
        }
    }

    @Test
    void largeMessageStreamsThrough() throws Exception {
        String message = "Subject: large\r\n\r\n" + ("0123456789abcde\r\n".repeat(1_200_000));
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            assertThat(client.append("INBOX", "", message)).contains("OK [APPENDUID");
            client.ok("SELECT INBOX");
            assertThat(client.ok("FETCH 1 BODY.PEEK[]").getFirst().length())
                    .isGreaterThan(message.length());
        }
    }

    @Test
    void manyMessagesAndPipelinedCommands() throws Exception {
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            StringBuilder batch = new StringBuilder();
            for (int i = 0; i < 300; i++) {
                String message = "Subject: " + i + "\r\n\r\nx\r\n";
                batch.append("p").append(i).append(" APPEND INBOX {").append(message.length());
                batch.append("+}\r\n").append(message).append("\r\n");
            }
            client.send(batch.toString());
            assertThat(client.untilTag("p299"))
                    .hasSize(300)
                    .allMatch(line -> line.contains(" OK "));
            client.ok("SELECT INBOX");
            assertThat(client.ok("FETCH 1:* (FLAGS UID)")).hasSize(300);
            assertThat(client.ok("FETCH 1:* (ENVELOPE BODY.PEEK[])")).hasSize(300);
            List<String> stored = client.ok("STORE 1:300 +FLAGS.SILENT (\\Deleted)");
            assertThat(stored).isEmpty();
            List<String> expunged = client.ok("EXPUNGE");
            assertThat(expunged)
                    .hasSize(301)
                    .startsWith("* 300 EXPUNGE")
                    .endsWith("* 1 EXPUNGE", "* 0 RECENT");
        }
    }

    @Test
    void readingMarksSeenAndTellsSo() throws Exception {
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            client.append("INBOX", "", "Subject: x\r\n\r\ny\r\n");
            client.ok("SELECT INBOX");
            assertThat(client.ok("FETCH 1 BODY[TEXT]"))
                    .containsExactly("* 1 FETCH (BODY[TEXT] {3}\r\ny\r\n FLAGS (\\Seen \\Recent))");
            assertThat(client.ok("NOOP")).isEmpty();
        }
    }

    /** RFC 2180 4.1: who has not been told of an expunge yet may go on asking for the message. */
    @Test
    void whatIsGoneKeepsTheFlagsThatItsClientWasTold() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient one = ImapClient.login(imap, address);
                ImapClient other = ImapClient.login(imap, address)) {
            one.append("INBOX", "", "Subject: x\r\n\r\ny\r\n");
            one.append("INBOX", "", "Subject: z\r\n\r\ny\r\n");
            other.ok("SELECT INBOX");
            one.ok("ENABLE CONDSTORE");
            one.ok("SELECT INBOX");
            other.ok("STORE 1 +FLAGS (\\Deleted)");
            other.ok("EXPUNGE");
            String told = one.ok("STORE 2 +FLAGS (\\Flagged)").getFirst();
            assertThat(told).contains("\\Flagged");
            other.ok("NOOP");
            other.ok("STORE 1 +FLAGS (\\Deleted)");
            other.ok("EXPUNGE");
            assertThat(one.ok("FETCH 2 (FLAGS)").getFirst()).isEqualTo(told);
        }
    }

    /** Case 7: MIME bombs must not hold a session or its heap. */
    @Test
    void cve202012100DeeplyNestedMimeIsAnsweredInTime() throws Exception {
        StringBuilder bomb = new StringBuilder("Subject: bomb\r\nMIME-Version: 1.0\r\n");
        for (int i = 0; i < 20_000; i++) {
            bomb.append("Content-Type: multipart/mixed; boundary=b")
                    .append(i)
                    .append("\r\n\r\n--b");
            bomb.append(i).append("\r\n");
        }
        timeBoxed(bomb + "\r\nend\r\n");
    }

    /** CVE-2024-23184: 100,000 address headers kept Dovecot busy for 12 seconds. */
    @Test
    void cve202423184ManyAddressHeadersAreAnsweredInTime() throws Exception {
        timeBoxed("To: a@alpha.test\r\n".repeat(100_000) + "\r\nx\r\n");
    }

    private void timeBoxed(String message) throws Exception {
        try (ImapClient client = ImapClient.login(imap, imap.newMailbox())) {
            long start = System.nanoTime();
            assertThat(client.append("INBOX", "", message)).contains("OK [APPENDUID");
            client.ok("SELECT INBOX");
            client.ok("FETCH 1 (ENVELOPE BODYSTRUCTURE)");
            client.ok("SEARCH TEXT nothing");
            assertThat(Duration.ofNanos(System.nanoTime() - start))
                    .isLessThan(Duration.ofSeconds(10));
        }
    }
}
