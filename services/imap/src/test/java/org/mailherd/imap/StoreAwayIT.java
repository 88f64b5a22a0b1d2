package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** RFC 9051 7.1, UNAVAILABLE: what a client is told while the database cannot answer. */
class StoreAwayIT {
    private static TestImap imap;

    @BeforeAll
    static void start() {
        imap = TestImap.start(Map.of());
    }

    @AfterAll
    static void stop() {
        imap.stop();
    }

    @Test
    void loginAndCommandsAreRefusedForNowAndWorkLater() throws IOException {
        String address = imap.newMailbox();
        String login = "LOGIN " + imap.newMailbox() + " " + TestImap.PASSWORD;
        try (ImapClient inside = ImapClient.login(imap, address);
                ImapClient outside = ImapClient.connect(imap)) {
            rename("mailbox", "mailbox_away");
            rename("folder", "folder_away");
            assertThat(outside.command(login).getLast()).contains(" NO [UNAVAILABLE] ");
            assertThat(inside.command("CREATE new").getLast()).contains(" NO [UNAVAILABLE] ");

            rename("folder_away", "folder");
            rename("mailbox_away", "mailbox");
            outside.ok(login);
            inside.ok("CREATE new");
        }
    }

    private static void rename(String table, String name) {
        imap.bean(JdbcClient.class).sql("RENAME TABLE " + table + " TO " + name).update();
    }
}
