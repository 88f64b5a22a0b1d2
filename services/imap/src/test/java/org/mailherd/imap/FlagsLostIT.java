package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.table.FlagWindows;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Flags that STORE has answered, and whose commit then fails (ADR 8). */
class FlagsLostIT {
    private static TestImap imap;

    @BeforeAll
    static void start() {
        imap = TestImap.start(Map.of("mailherd.store.flag-window", "1h"));
    }

    @AfterAll
    static void stop() {
        imap.stop();
    }

    @Test
    void sessionsAreToldTheFlagsAsTheyWereBefore() throws IOException {
        String address = imap.newMailbox();
        try (ImapClient writer = ImapClient.login(imap, address);
                ImapClient reader = ImapClient.login(imap, address)) {
            writer.append("INBOX", "(\\Answered) ", "Subject: x\r\n\r\n");
            writer.ok("SELECT INBOX");
            reader.ok("SELECT INBOX");
            writer.ok("STORE 1 +FLAGS (\\Flagged)");
            assertThat(reader.ok("NOOP")).anyMatch(line -> line.contains("\\Flagged"));

            loseConnections();
            imap.bean(FlagWindows.class).commit();

            assertThat(nextFetch(reader)).contains("\\Answered").doesNotContain("\\Flagged");
            assertThat(nextFetch(writer)).contains("\\Answered").doesNotContain("\\Flagged");
            // What comes after is news again.
            writer.ok("STORE 1 +FLAGS (\\Flagged)");
            assertThat(nextFetch(reader)).contains("\\Flagged");
        }
    }

    /** MariaDB ends every connection of the service but the one that asks for it. */
    private static void loseConnections() {
        JdbcClient jdbc = imap.bean(JdbcClient.class);
        List<Long> others =
                jdbc.sql(
                                """
                                SELECT id FROM information_schema.processlist
                                WHERE db = DATABASE() AND id <> CONNECTION_ID() AND command = 'Sleep'
                                """)
                        .query(Long.class)
                        .list();
        assertThat(others).isNotEmpty();
        others.forEach(id -> {
            try {
                jdbc.sql("KILL CONNECTION " + id).update();
            } catch (RuntimeException _) {
                // This very connection, or one that has ended.
            }
        });
    }

    /** What NOOP tells of the message; the pool may still hold a dead connection or two. */
    private static String nextFetch(ImapClient client) {
        return await().atMost(Duration.ofSeconds(60))
                .until(
                        () ->
                                client.command("NOOP").stream()
                                        .filter(line -> line.startsWith("* 1 FETCH"))
                                        .findFirst()
                                        .orElse(""),
                        line -> !line.isEmpty());
    }
}
