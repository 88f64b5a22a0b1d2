package org.mailherd.imap.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** RFC 9208, with a mailbox of 10 KiB. */
class QuotaIT {
    private static final Pattern WARNING = Pattern.compile("Your mailbox is (\\d+) % full");
    private static final String KILOBYTE = "Subject: x\r\n\r\n" + "x".repeat(1010);

    private static ImapClient client() throws IOException {
        String address = TestImap.shared().newMailbox();
        TestImap.shared()
                .bean(JdbcClient.class)
                .sql("UPDATE mailbox SET quota = 10240 WHERE username = ?")
                .param(address)
                .update();
        return ImapClient.login(TestImap.shared(), address);
    }

    /** Sections 4.1.1 to 4.1.3. */
    @Test
    void tellsTheRootItsUseAndItsLimitAndLetsNobodyChangeIt() throws IOException {
        try (ImapClient client = client()) {
            client.append("INBOX", "", KILOBYTE);
            assertThat(client.ok("GETQUOTAROOT INBOX"))
                    .containsExactly("* QUOTAROOT \"INBOX\" \"\"", "* QUOTA \"\" (STORAGE 1 10)");
            assertThat(client.ok("GETQUOTA \"\"")).containsExactly("* QUOTA \"\" (STORAGE 1 10)");
            assertThat(client.command("GETQUOTA \"!partition/sda4\"").getLast())
                    .contains("NO [NONEXISTENT]");
            assertThat(client.command("SETQUOTA \"\" (STORAGE 512)").getLast())
                    .contains("NO [NOPERM]");
        }
    }

    /** Section 4.3.1: OVERQUOTA, and the trash that takes more. */
    @Test
    void aFullMailboxTakesNothingButIntoTrash() throws IOException {
        try (ImapClient client = client()) {
            for (int i = 0; i < 10; i++) {
                client.append("INBOX", "", KILOBYTE);
            }
            client.ok("SELECT INBOX");
            assertThat(client.append("INBOX", "", KILOBYTE)).contains("NO [OVERQUOTA]");
            assertThat(client.command("COPY 1:5 Sent").getLast()).contains("NO [OVERQUOTA]");
            assertThat(client.command("COPY 1:5 Trash").getLast()).contains("OK [COPYUID");
            assertThat(client.command("COPY 1:9 Trash").getLast()).contains("NO [OVERQUOTA]");
        }
    }

    /** RFC 3502, the last example. */
    @Test
    void ofSeveralMessagesNoneIsKeptWhenOneOfThemIsTooMuch() throws IOException {
        try (ImapClient client = client()) {
            client.ok("CREATE test");
            String second = "Subject: hmm...\r\n" + "y".repeat(35_386);
            client.send("A005 APPEND test (\\Flagged) {1024+}\r\n" + KILOBYTE);
            client.send(" {35403+}\r\n" + second + "\r\n");
            assertThat(client.untilTag("A005").getLast()).startsWith("A005 NO [OVERQUOTA]");
            assertThat(client.ok("STATUS test (MESSAGES)").getFirst()).contains("(MESSAGES 0)");
        }
    }

    /** Section 5.2: MESSAGE, by the mailbox's own column, which deliveries go by as well. */
    @Test
    void theNumberOfMessagesIsTheMailboxsOwnForClientsAsForDeliveries() throws IOException {
        String address = TestImap.shared().newMailbox();
        TestImap.shared()
                .bean(JdbcClient.class)
                .sql("UPDATE mailbox SET quota_messages = 2 WHERE username = ?")
                .param(address)
                .update();
        try (ImapClient client = ImapClient.login(TestImap.shared(), address)) {
            assertThat(client.ok("GETQUOTAROOT INBOX"))
                    .containsExactly("* QUOTAROOT \"INBOX\" \"\"", "* QUOTA \"\" (MESSAGE 0 2)");
            client.append("Archive", "", KILOBYTE);
            client.append("Archive", "", KILOBYTE);
            assertThat(client.append("Archive", "", KILOBYTE)).contains("NO [OVERQUOTA]");
            client.ok("SELECT Archive");
            assertThat(client.command("COPY 1 Sent").getLast()).contains("NO [OVERQUOTA]");
            assertThat(client.command("COPY 1 Trash").getLast()).contains("OK [COPYUID");
        }
    }

    /** Each crossing of 80 and 95 percent is told by one mail, whichever command crossed it. */
    @Test
    void appendCopyAndReplaceWarnTheOwnerOnceForEachCrossing() throws IOException {
        try (ImapClient client = client()) {
            client.ok("CREATE Work");
            for (int i = 0; i < 7; i++) {
                client.append("Work", "", KILOBYTE);
            }
            assertThat(warnings(client)).isEmpty();
            client.ok("SELECT Work");
            client.ok("COPY 1 Sent");
            assertThat(warnings(client)).containsExactly("80");
            client.append("Work", "", "Subject: small\r\n\r\nx\r\n");
            assertThat(warnings(client)).containsExactly("80");
            client.ok("SELECT Sent");
            String larger = "Subject: y\r\n\r\n" + "y".repeat(1900);
            client.send("r REPLACE 1 Sent {" + larger.length() + "+}\r\n" + larger + "\r\n");
            assertThat(client.untilTag("r").getLast()).startsWith("r OK");
            assertThat(warnings(client)).containsExactly("80", "95");
        }
    }

    @Test
    void anAppendThatFillsTheMailboxWarnsAndOneAfterItWasEmptiedWarnsAgain() throws IOException {
        try (ImapClient client = client()) {
            for (int i = 0; i < 8; i++) {
                client.append("Archive", "", KILOBYTE);
            }
            client.append("Archive", "", "Subject: x\r\n\r\n" + "x".repeat(200));
            assertThat(warnings(client)).containsExactly("80");
            client.ok("SELECT Archive");
            client.ok("STORE 1:8 +FLAGS.SILENT (\\Deleted)");
            client.ok("EXPUNGE");
            for (int i = 0; i < 8 && warnings(client).size() == 1; i++) {
                client.append("Archive", "", KILOBYTE);
            }
            assertThat(warnings(client)).containsExactly("80", "80");
        }
    }

    /** The percentages that the letters in INBOX name, in the order they came. */
    private static List<String> warnings(ImapClient client) throws IOException {
        client.ok("EXAMINE INBOX");
        List<String> told = new ArrayList<>();
        for (String line : client.command("FETCH 1:* ENVELOPE")) {
            Matcher subject = WARNING.matcher(line);
            if (subject.find()) {
                told.add(subject.group(1));
            }
        }
        return told;
    }
}
