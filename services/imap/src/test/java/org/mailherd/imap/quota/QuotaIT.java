package org.mailherd.imap.quota;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.mailherd.imap.ImapClient;
import org.mailherd.imap.TestImap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** RFC 9208, with a mailbox of 10 KiB. */
class QuotaIT {
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
}
