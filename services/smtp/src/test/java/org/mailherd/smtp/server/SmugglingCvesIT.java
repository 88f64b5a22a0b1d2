package org.mailherd.smtp.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The servers that took one message for two, each with the end that it took for one: by DATA, by
 * BDAT, and with every octet in a TCP segment of its own. {@link SmugglingIT} has the other
 * variants.
 */
class SmugglingCvesIT {
    private static final String TABLE =
            """
            CVE-2023-51764 Postfix,  \\n.\\r\\n
            CVE-2023-51764 Postfix,  \\n.\\n
            CVE-2023-51765 Sendmail, \\r\\n.\\n
            CVE-2023-51765 Sendmail, \\n.\\n
            CVE-2023-51766 Exim,     \\n.\\r\\n
            CVE-2023-51766 Exim,     \\r.\\r
            CVE-2023-51747 James,    \\r.\\r\\n
            CVE-2023-51747 James,    \\n.\\r\\n
            """;

    private static TestHouse house;

    @BeforeAll
    static void start() {
        house = new TestHouse().start();
    }

    @AfterAll
    static void stop() {
        house.close();
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = TABLE)
    void byData(String cve, String falseEnd) throws IOException {
        try (SmtpDialogue client = ready()) {
            assertThat(client.ask("DATA")).startsWith("354");
            client.send(attack(falseEnd) + "\r\n.\r\n");
            isOneRefusedMessage(client);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = TABLE)
    void byDataInSegmentsOfOneOctet(String cve, String falseEnd) throws IOException {
        try (SmtpDialogue client = ready()) {
            assertThat(client.ask("DATA")).startsWith("354");
            for (byte octet :
                    (attack(falseEnd) + "\r\n.\r\n").getBytes(StandardCharsets.US_ASCII)) {
                client.sendBytes(new byte[] {octet});
            }
            isOneRefusedMessage(client);
        }
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = TABLE)
    void byBdat(String cve, String falseEnd) throws IOException {
        try (SmtpDialogue client = ready()) {
            String content = attack(falseEnd);
            client.send("BDAT " + content.length() + " LAST\r\n" + content);
            isOneRefusedMessage(client);
        }
    }

    /** In a binary message these octets are content: one message, as it came. */
    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(textBlock = TABLE)
    void inABinaryMessageTheyAreContent(String cve, String falseEnd) throws IOException {
        try (SmtpDialogue client = SmtpDialogue.greeted(house.inbound())) {
            client.ask("MAIL FROM:<carol@outside.test> BODY=BINARYMIME");
            client.ask("RCPT TO:<void@alpha.test>");
            String content = attack(falseEnd);
            client.send("BDAT " + content.length() + " LAST\r\n" + content);
            assertThat(client.reply()).startsWith("250 2.0.0 Ok: queued");
            assertThat(client.ask("VRFY x")).startsWith("252");
        }
    }

    private static SmtpDialogue ready() throws IOException {
        SmtpDialogue client = SmtpDialogue.greeted(house.inbound());
        client.ask("MAIL FROM:<carol@outside.test>");
        client.ask("RCPT TO:<alice@alpha.test>");
        return client;
    }

    private static String attack(String falseEnd) {
        return "Subject: outer\r\n\r\nhello"
                + falseEnd.replace("\\r", "\r").replace("\\n", "\n").replace("\\0", "\0")
                + "MAIL FROM:<admin@alpha.test>\r\nRCPT TO:<bob@beta.test>\r\nDATA\r\n"
                + "Subject: smuggled\r\n\r\ninner";
    }

    private static void isOneRefusedMessage(SmtpDialogue client) throws IOException {
        assertThat(client.reply()).startsWith("550 5.6.0");
        assertThat(client.ask("VRFY x")).startsWith("252");
        assertThat(house.queuedRecipients()).isZero();
        assertThat(house.mailboxes().deliveries()).isEmpty();
    }
}
