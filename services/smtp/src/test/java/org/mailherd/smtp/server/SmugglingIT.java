package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * SMTP smuggling inbound (CVE-2023-51764 and its family): whatever looks like an end is none, and
 * spoils the message.
 */
class SmugglingIT {
    private static final Map<String, String> FALSE_ENDS = new TreeMap<>();

    static {
        FALSE_ENDS.put("LF . LF", "\n.\n");
        FALSE_ENDS.put("LF . CRLF", "\n.\r\n");
        FALSE_ENDS.put("CRLF . LF", "\r\n.\n");
        FALSE_ENDS.put("CR . CR", "\r.\r");
        FALSE_ENDS.put("CR . CRLF", "\r.\r\n");
        FALSE_ENDS.put("CRLF . CR", "\r\n.\r");
        FALSE_ENDS.put("CR . LF", "\r.\n");
        FALSE_ENDS.put("LF . CR", "\n.\r");
        FALSE_ENDS.put("CRLF NUL . CRLF", "\r\n\0.\r\n");
        FALSE_ENDS.put("CRLF . NUL CRLF", "\r\n.\0\r\n");
        FALSE_ENDS.put("CRLF . CR CRLF", "\r\n.\r\r\n");
        FALSE_ENDS.put("CR CRLF . CRLF", "\r\r\n.\r\r\n");
        FALSE_ENDS.put("CRLF . a LF", "\r\n.a\n");
        FALSE_ENDS.put("CRLF .. LF", "\r\n..\n");
    }

    private static TestHouse house;

    @BeforeAll
    static void start() {
        house = new TestHouse().start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    static Stream<String> falseEnds() {
        return FALSE_ENDS.keySet().stream();
    }

    private static String attack(String falseEnd) {
        return "Subject: outer\r\n\r\nhello"
                + FALSE_ENDS.get(falseEnd)
                + "MAIL FROM:<admin@alpha.test>\r\nRCPT TO:<bob@beta.test>\r\nDATA\r\n"
                + "Subject: smuggled\r\n\r\ninner\r\n.\r\n";
    }

    @ParameterizedTest
    @MethodSource("falseEnds")
    void aFalseEndOfDataIsRefusedAfterTheTrueOne(String falseEnd) throws IOException {
        try (SmtpDialogue client = waitingForData()) {
            client.send(attack(falseEnd));
            assertThat(client.reply()).startsWith("550 5.6.0");
            onlyOneReplyCame(client);
        }
    }

    @ParameterizedTest
    @MethodSource("falseEnds")
    void aFalseEndCutByTcpIsRefusedTheSameWay(String falseEnd) throws IOException {
        try (SmtpDialogue client = waitingForData()) {
            for (byte b : attack(falseEnd).getBytes(StandardCharsets.US_ASCII)) {
                client.sendBytes(new byte[] {b});
            }
            assertThat(client.reply()).startsWith("550 5.6.0");
            onlyOneReplyCame(client);
        }
    }

    /** The reader's block is 8 KiB: the false end lies across every cut of it. */
    @ParameterizedTest
    @MethodSource("falseEnds")
    void aFalseEndAcrossTheReadersBlockIsRefused(String falseEnd) throws IOException {
        for (int before = 8192 - 8; before <= 8192 + 2; before++) {
            try (SmtpDialogue client = waitingForData()) {
                client.send("x".repeat(before) + attack(falseEnd));
                assertThat(client.reply()).as("%d octets before", before).startsWith("550 5.6.0");
                onlyOneReplyCame(client);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("falseEnds")
    void aFalseEndInAChunkIsRefused(String falseEnd) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test>");
            client.ask("RCPT TO:<alice@alpha.test>");
            String content = attack(falseEnd);
            client.send("BDAT " + content.length() + " LAST\r\n" + content);
            assertThat(client.reply()).startsWith("550 5.6.0");
            onlyOneReplyCame(client);
        }
    }

    private static SmtpDialogue waitingForData() throws IOException {
        SmtpDialogue client = SmtpDialogue.greeted(house.inbound());
        client.ask("MAIL FROM:<carol@outside.test>");
        client.ask("RCPT TO:<alice@alpha.test>");
        assertThat(client.ask("DATA")).startsWith("354");
        return client;
    }

    /** The next reply answers the next command: nothing of the content was taken for one. */
    private static void onlyOneReplyCame(SmtpDialogue client) throws IOException {
        assertThat(client.ask("VRFY x")).startsWith("252");
        assertThat(client.ask("QUIT")).startsWith("221");
        assertThat(
                        house.jdbc()
                                .sql("SELECT COUNT(*) FROM queue_message")
                                .query(Long.class)
                                .single())
                .isZero();
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }
}
