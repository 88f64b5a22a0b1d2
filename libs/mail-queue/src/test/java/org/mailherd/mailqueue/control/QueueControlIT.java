package org.mailherd.mailqueue.control;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.ManualClock;
import org.springframework.jdbc.core.JdbcTemplate;

class QueueControlIT {
    private final ManualClock clock = ManualClock.at(Instant.parse("2026-01-02T03:04:05Z"));
    private final Database database = Database.fresh();
    private final JdbcTemplate jdbc = new JdbcTemplate(database.dataSource());
    private final QueueControl control = new QueueControl(database.dataSource(), clock);

    @Test
    void holdsAndReleasesWhatTheSelectionNames() {
        message("AAAAAAAAAAA1", "Carol@one.test", "bob@beta.test", "dave@gamma.test");
        message("AAAAAAAAAAA2", "eve@two.test", "bob@beta.test");
        assertThat(control.hold(QueueSelection.ofDestination("BETA.test"))).isEqualTo(2);
        assertThat(control.hold(QueueSelection.ofDestination("beta.test"))).isZero();
        assertThat(states()).containsExactly("HOLD", "DEFERRED", "HOLD");
        assertThat(control.release(QueueSelection.ofSender("Carol@one.test"))).isEqualTo(1);
        assertThat(states()).containsExactly("INCOMING", "DEFERRED", "HOLD");
        assertThat(control.hold(QueueSelection.ofMessage("AAAAAAAAAAA1"))).isEqualTo(2);
        assertThat(control.release(QueueSelection.everything())).isEqualTo(3);
    }

    @Test
    void deletesByRecipientOnly() {
        message("AAAAAAAAAAA1", "", "bob@beta.test", "dave@gamma.test");
        assertThat(control.delete(QueueSelection.ofRecipient("Bob@beta.test"))).isEqualTo(1);
        assertThat(recipients()).containsExactly("dave@gamma.test");
        assertThat(control.delete(QueueSelection.ofSender(""))).isEqualTo(1);
    }

    @Test
    void aHoldThatIsReleasedDuringAnAttemptDoesNotGiveTheRowToASecondRunner() {
        message("AAAAAAAAAAA1", "carol@one.test", "bob@beta.test");
        jdbc.update("UPDATE queue_recipient SET state = 'ACTIVE', lease_owner = 'me'");
        control.hold(QueueSelection.everything());
        assertThat(control.requeue(QueueSelection.everything())).isZero();
        assertThat(control.release(QueueSelection.everything())).isEqualTo(1);
        assertThat(states()).containsExactly("ACTIVE");
    }

    @Test
    void requeueForgetsTheAttemptsAndFlushOnlyTheWaiting() {
        message("AAAAAAAAAAA1", "carol@one.test", "bob@beta.test");
        jdbc.update("UPDATE queue_recipient SET attempts = 7, next_attempt = '2027-01-01'");
        assertThat(control.flush(QueueSelection.everything())).isEqualTo(1);
        assertThat(due()).isEqualTo("2026-01-02 03:04:05.000000");
        assertThat(attempts()).isEqualTo(7);
        assertThat(control.requeue(QueueSelection.everything())).isEqualTo(1);
        assertThat(attempts()).isZero();
    }

    @Test
    void aFlushMakesTheNextHopDue() {
        message("AAAAAAAAAAA1", "carol@one.test", "bob@beta.test");
        jdbc.update(
                "INSERT INTO queue_next_hop (spool, next_hop, due) VALUES ('s', 'beta.test', '2027-01-01')");
        control.flush(QueueSelection.ofDestination("beta.test"));
        assertThat(jdbc.queryForObject("SELECT due FROM queue_next_hop", String.class))
                .startsWith("2026-01-02 03:04:05");
    }

    @Test
    void aFlushDoesNotReleaseWhatTheSenderHolds() {
        message("AAAAAAAAAAA1", "carol@one.test", "bob@beta.test");
        jdbc.update("UPDATE queue_message SET hold_until = '2026-03-01'");
        control.flush(QueueSelection.everything());
        assertThat(due()).startsWith("2026-03-01");
    }

    @Test
    void goesThroughMoreThanOneChunk() {
        for (int i = 0; i < 25; i++) {
            String[] recipients = new String[100];
            for (int n = 0; n < recipients.length; n++) {
                recipients[n] = "r" + n + "@beta.test";
            }
            message("AAAAAAAAAA%02d".formatted(i), "carol@one.test", recipients);
        }
        assertThat(control.hold(QueueSelection.ofDestination("beta.test"))).isEqualTo(2500);
        assertThat(control.delete(QueueSelection.everything())).isEqualTo(2500);
    }

    private void message(String qid, String sender, String... recipients) {
        jdbc.update(
                """
                INSERT INTO queue_message (qid, spool, segment, position, length, origin, reverse_path, client_address, smtp_utf8, arrived)
                VALUES (?, 's', 1, 40, 1, 'INBOUND', ?, '192.0.2.1', FALSE, '2026-01-01')\
                """,
                qid,
                sender);
        for (int seq = 0; seq < recipients.length; seq++) {
            String domain = recipients[seq].substring(recipients[seq].indexOf('@') + 1);
            jdbc.update(
                    """
                    INSERT INTO queue_recipient (qid, seq, spool, recipient, original, destination, next_hop, transport, state, next_attempt)
                    VALUES (?, ?, 's', ?, ?, ?, ?, 'REMOTE', 'DEFERRED', '2026-01-01')\
                    """,
                    qid,
                    seq,
                    recipients[seq].toLowerCase(java.util.Locale.ROOT),
                    recipients[seq],
                    domain,
                    domain);
        }
    }

    private List<String> states() {
        return jdbc.queryForList(
                "SELECT state FROM queue_recipient ORDER BY qid, seq", String.class);
    }

    private List<String> recipients() {
        return jdbc.queryForList("SELECT recipient FROM queue_recipient", String.class);
    }

    private String due() {
        return jdbc.queryForObject("SELECT next_attempt FROM queue_recipient", String.class);
    }

    private Integer attempts() {
        return jdbc.queryForObject("SELECT attempts FROM queue_recipient", Integer.class);
    }
}
