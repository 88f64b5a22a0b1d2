package org.mailherd.imap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mailherd.mailstore.search.FullText;
import org.mailherd.mailstore.search.TextQuery;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Searching with an index behind, in a large folder, and by those who want it to hurt. */
class SearchIT {
    private static TestImap imap;

    @BeforeAll
    static void start() {
        imap =
                TestImap.start(
                        Map.of(
                                "mailherd.search.index-lag", "1",
                                "mailherd.search.index-quiet", "0s",
                                "mailherd.search.index-interval", "100ms"));
    }

    @AfterAll
    static void stop() {
        imap.stop();
    }

    private static ImapClient loggedIn(String address) throws Exception {
        ImapClient client = ImapClient.login(imap, address);
        client.ok("SELECT INBOX");
        return client;
    }

    private static String message(int number) {
        return "Subject: number "
                + number
                + "\r\nX-Count: c"
                + number
                + "\r\n\r\nneedle"
                + number % 7
                + " in the hay\r\n";
    }

    @Test
    void answersAreTheSameBeforeAndAfterTheIndexIsThere() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient client = loggedIn(address)) {
            for (int i = 1; i <= 40; i++) {
                client.append("INBOX", "", message(i));
            }
            List<String> searches =
                    List.of(
                            "SEARCH BODY needle3",
                            "SEARCH TEXT \"number 2\"",
                            "SEARCH NOT BODY needle3 HEADER X-Count c1",
                            "SEARCH HEADER X-Count \"\"",
                            "SEARCH OR BODY needle1 TEXT \"c33\"",
                            "SEARCH BODY ne",
                            "SEARCH BODY \"needle1  in\"");
            List<List<String>> before = searches.stream().map(s -> ok(client, s)).toList();
            assertThat(before.getFirst().getFirst()).isEqualTo("* SEARCH 3 10 17 24 31 38");
            awaitIndexed(address);
            assertThat(searches.stream().map(s -> ok(client, s)).toList()).isEqualTo(before);
            client.append("INBOX", "", message(45));
            assertThat(client.ok("SEARCH BODY needle3").getFirst())
                    .isEqualTo("* SEARCH 3 10 17 24 31 38 41");
        }
    }

    private static List<String> ok(ImapClient client, String search) {
        try {
            return client.ok(search);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void awaitIndexed(String address) {
        JdbcClient jdbc = imap.bean(JdbcClient.class);
        List<long[]> emails =
                jdbc.sql(
                                """
                                SELECT f.mailbox_id, m.email_id FROM message m
                                JOIN folder f ON f.id = m.folder_id
                                JOIN mailbox b ON b.id = f.mailbox_id
                                WHERE b.username = ? ORDER BY m.email_id
                                """)
                        .param(address)
                        .query((row, _) -> new long[] {row.getLong(1), row.getLong(2)})
                        .list();
        long[] ids = emails.stream().mapToLong(email -> email[1]).toArray();
        TextQuery query = new TextQuery("X", TextQuery.Place.BODY);
        Awaitility.await()
                .atMost(Duration.ofSeconds(60))
                .until(() ->
                        imap.bean(FullText.class)
                                        .search(emails.getFirst()[0], query, ids)
                                        .known()
                                        .cardinality()
                                == ids.length);
    }

    @Test
    void aFolderOfManyPagesIsSearchedAndSortedExactly() throws Exception {
        // Its indexer leaves a mailbox alone that grows behind its back.
        TestImap shared = TestImap.shared();
        String address = shared.newMailbox();
        try (ImapClient client = ImapClient.login(shared, address)) {
            client.append("INBOX", "\"01-Jan-2000 00:00:00 +0000\" ", message(1));
            client.ok("SELECT INBOX");
            client.ok("CREATE many");
            client.ok("COPY 1 many");
            multiply(address, 5000);
            client.ok("SELECT many");
            assertThat(client.ok("SEARCH RETURN (COUNT MIN MAX) SUBJECT number").getFirst())
                    .contains("MIN 1 MAX 5000 COUNT 5000");
            assertThat(client.ok("SEARCH SUBJECT \"number 2500\"").getFirst())
                    .isEqualTo("* SEARCH 2500");
            assertThat(client.ok("SEARCH RETURN (COUNT) SINCE 2-Jan-2000").getFirst())
                    .contains("COUNT 3560");
            assertThat(
                            client.ok("SORT RETURN (PARTIAL 1:3) (REVERSE ARRIVAL) UTF-8 ALL")
                                    .getFirst())
                    .endsWith("PARTIAL (1:3 5000,4999,4998)");
        }
    }

    /** A message a minute, by SQL. */
    private static void multiply(String address, int messages) {
        JdbcClient jdbc = TestImap.shared().bean(JdbcClient.class);
        long folder =
                jdbc.sql(
                                """
                                SELECT f.id FROM folder f JOIN mailbox b ON b.id = f.mailbox_id
                                WHERE b.username = ? AND f.name = 'many'
                                """)
                        .param(address)
                        .query(Long.class)
                        .single();
        for (int have = 1; have < messages; have *= 2) {
            int more = Math.min(have, messages - have);
            jdbc.sql(
                            """
                            INSERT INTO email (id, thread_id, segment, segment_offset, stored_length,
                              blob_size, trace, sent_at, has_attachment, preview, envelope, structure)
                            SELECT e.id + :have, thread_id, segment, segment_offset, stored_length,
                              blob_size, trace, sent_at, has_attachment, preview,
                              REPLACE(envelope, CONCAT('number ', uid, '"'),
                                CONCAT('number ', uid + :have, '"')), structure
                            FROM email e JOIN message m ON m.email_id = e.id
                            WHERE m.folder_id = :folder AND uid <= :more
                            """)
                    .param("have", have)
                    .param("more", more)
                    .param("folder", folder)
                    .update();
            jdbc.sql(
                            """
                            INSERT INTO message (folder_id, uid, modseq, flags, email_id, size,
                              internal_date, save_date)
                            SELECT folder_id, uid + :have, modseq, flags, email_id + :have, size,
                              internal_date + 60000 * :have, save_date
                            FROM message WHERE folder_id = :folder AND uid <= :more
                            """)
                    .param("have", have)
                    .param("more", more)
                    .param("folder", folder)
                    .update();
        }
        jdbc.sql("UPDATE folder SET uid_next = ? WHERE id = ?")
                .params(messages + 1, folder)
                .update();
    }

    @Test
    void case7AFloodOfKeysOrAHugeTextIsRefusedOrAnsweredSoon() throws Exception {
        String address = imap.newMailbox();
        try (ImapClient client = loggedIn(address)) {
            client.append("INBOX", "", message(1));
            assertThat(client.command("SEARCH" + " BODY x".repeat(1000)).getLast())
                    .contains("BAD Search too complex");
            assertThat(client.command("SEARCH" + " SEEN".repeat(3000)).getLast())
                    .contains("BAD Search too complex");
            assertThat(client.command("SEARCH " + "OR ALL ".repeat(500) + "ALL").getLast())
                    .contains("BAD Search too complex");
            assertThat(client.ok("SEARCH BODY " + "x".repeat(60_000)).getFirst())
                    .isEqualTo("* SEARCH");
            assertThat(client.ok("SEARCH" + " NOT BODY q".repeat(250)).getFirst())
                    .isEqualTo("* SEARCH 1");
        }
    }
}
