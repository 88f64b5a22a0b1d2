package org.mailherd.antispam.quarantine;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mailherd.antispam.explain.Explanation;
import org.mailherd.directory.policy.QuarantineCategory;
import org.mailherd.directory.policy.QuarantineRetention;
import org.mailherd.directory.policy.QuarantineRetentions;
import org.mailherd.testsupport.Database;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.unit.DataSize;

/** What goes from the quarantine by age, number and size, by whose wish. */
class RetentionIT {
    private static final String ALICE = "alice@alpha.test";
    private static final String BOB = "bob@alpha.test";
    private static final DataSource SOURCE = Database.fresh().dataSource();
    private static final JdbcClient JDBC = JdbcClient.create(SOURCE);
    private static final QuarantineSettings SETTINGS =
            new QuarantineSettings(
                    "",
                    QuarantineCategory.REJECT,
                    Duration.ofDays(30),
                    3,
                    DataSize.ofKilobytes(128),
                    DataSize.ofKilobytes(64),
                    URI.create("http://127.0.0.1/"));

    private final QuarantineStore store = new QuarantineStore(SOURCE);
    private final RetentionStore retention = new RetentionStore(SOURCE, SETTINGS);

    @BeforeEach
    void mailboxes() {
        JDBC.sql("DELETE FROM mailbox").update();
        JDBC.sql("DELETE FROM domain").update();
        JDBC.sql("INSERT INTO domain (domain) VALUES ('alpha.test')").update();
        for (String mailbox : List.of(ALICE, BOB)) {
            JDBC.sql(
                            "INSERT INTO mailbox (username, local_part, domain, password_hash)"
                                    + " VALUES (?, ?, 'alpha.test', '')")
                    .params(mailbox, mailbox.substring(0, mailbox.indexOf('@')))
                    .update();
        }
    }

    private void keep(String qid, int size, String mailbox) {
        byte[] octets = (qid + "x".repeat(size)).getBytes(StandardCharsets.US_ASCII);
        Arrived mail = new Arrived(qid, "carol@outside.test", "", "", "", octets);
        Instant now = Instant.now();
        Explanation why = new Explanation("", "", mailbox, mailbox, "reject", 0, 0, "[]", now);
        assertThat(store.put(mailbox, mail, why, now)).isTrue();
        retention.trim(mailbox);
    }

    private List<String> kept(String mailbox) {
        Scope owner = new Scope(true, List.of(), mailbox);
        return store.list(owner, Long.MAX_VALUE, 100, Instant.now()).stream()
                .map(KeptMail::qid)
                .toList();
    }

    private void prune(int days) {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(days));
        new Retention(retention, later).prune();
    }

    /** 0 is nothing said. */
    private static void retain(String owner, int days, int messages, int mebibytes) {
        new QuarantineRetentions(JDBC)
                .set(
                        owner,
                        new QuarantineRetention(number(days), number(messages), number(mebibytes)));
    }

    private static Optional<Integer> number(int value) {
        return value == 0 ? Optional.empty() : Optional.of(value);
    }

    @Test
    void theSettingsHoldForWhoSaysNothing() {
        for (int i = 0; i < 5; i++) {
            keep("q" + i, 100, ALICE);
        }
        assertThat(kept(ALICE)).containsExactly("q4", "q3", "q2");
        prune(29);
        assertThat(kept(ALICE)).hasSize(3);
        prune(31);
        assertThat(kept(ALICE)).isEmpty();
    }

    @Test
    void aMailboxsAgeGoesBeforeItsDomains() {
        retain("alpha.test", 10, 0, 0);
        retain(BOB, 60, 0, 0);
        keep("q1", 100, ALICE);
        keep("q2", 100, BOB);
        prune(9);
        assertThat(kept(ALICE)).containsExactly("q1");
        prune(11);
        assertThat(kept(ALICE)).isEmpty();
        prune(59);
        assertThat(kept(BOB)).containsExactly("q2");
        prune(61);
        assertThat(kept(BOB)).isEmpty();
    }

    @Test
    void aMailboxsNumberGoesBeforeItsDomains() {
        retain("alpha.test", 0, 1, 0);
        retain(BOB, 0, 4, 0);
        for (int i = 0; i < 6; i++) {
            keep("q" + i, 100, ALICE);
            keep("q" + i, 100, BOB);
        }
        assertThat(kept(ALICE)).containsExactly("q5");
        assertThat(kept(BOB)).containsExactly("q5", "q4", "q3", "q2");
    }

    @Test
    void allMessagesOfAMailboxTogetherHaveASize() {
        for (int i = 0; i < 3; i++) {
            keep("q" + i, 52_000, ALICE);
        }
        assertThat(kept(ALICE)).as("128 KB").containsExactly("q2", "q1");
        retain("alpha.test", 0, 40, 1);
        for (int i = 3; i < 25; i++) {
            keep("q" + i, 52_000, ALICE);
        }
        assertThat(kept(ALICE)).as("1 MiB").hasSize(20).contains("q24", "q5");
    }

    @Test
    void theNewestStaysHoweverLargeItIs() {
        keep("q1", 200_000, ALICE);
        prune(0);
        assertThat(kept(ALICE)).containsExactly("q1");
    }

    @Test
    void aPolicyThatBecameStricterHoldsForWhatIsThere() {
        retain(ALICE, 0, 4, 0);
        for (int i = 0; i < 4; i++) {
            keep("q" + i, 40_000, ALICE);
        }
        assertThat(kept(ALICE)).as("by size").containsExactly("q3", "q2", "q1");
        retain(ALICE, 0, 2, 0);
        prune(0);
        assertThat(kept(ALICE)).as("by number").containsExactly("q3", "q2");
    }

    @Test
    void whatIsJustBeingReleasedStays() {
        keep("q0", 100, ALICE);
        JDBC.sql("UPDATE quarantine_item SET state = 'releasing', state_since = now()").update();
        for (int i = 1; i < 5; i++) {
            keep("q" + i, 100, ALICE);
        }
        assertThat(kept(ALICE)).containsExactly("q4", "q3", "q2", "q0");
    }
}
