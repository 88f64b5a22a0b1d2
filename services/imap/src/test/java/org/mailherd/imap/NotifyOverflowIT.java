package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** RFC 5465 3.1 and 5.8: a client that asks for more than there is room for is told so. */
class NotifyOverflowIT {
    private static TestImap imap;

    @BeforeAll
    static void start() {
        imap = TestImap.start(Map.of("mailherd.notify.folders", "7"));
    }

    @AfterAll
    static void stop() {
        imap.stop();
    }

    @Test
    void tooManyFoldersAreRefusedAtOnceAndLaterEndTheNotices() throws IOException {
        String address = imap.newMailbox();
        try (ImapClient told = ImapClient.login(imap, address);
                ImapClient other = ImapClient.login(imap, address)) {
            told.ok("NOTIFY SET (personal (MessageNew MessageExpunge MailboxName))");
            other.ok("CREATE Seventh");
            assertThat(told.line()).endsWith("\"Seventh\"");
            other.ok("CREATE Eighth");
            String line = told.line();
            while (!line.startsWith("* OK [NOTIFICATIONOVERFLOW]")) {
                assertThat(line).startsWith("* LIST ");
                line = told.line();
            }
            // As after NOTIFY NONE.
            other.ok("DELETE Eighth");
            assertThat(told.ok("NOOP")).isEmpty();
            other.ok("CREATE Eighth");
            assertThat(told.command("NOTIFY SET (personal (MessageNew MessageExpunge))").getLast())
                    .contains(" NO [NOTIFICATIONOVERFLOW]");
            assertThat(told.ok("NOOP")).isEmpty();
        }
    }
}
