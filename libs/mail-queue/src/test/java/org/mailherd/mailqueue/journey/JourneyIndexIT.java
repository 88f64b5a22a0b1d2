package org.mailherd.mailqueue.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.mailherd.testsupport.Database;

/** A million events: what a search reads, not how long it takes. */
class JourneyIndexIT {
    private static final Instant START = Instant.parse("2026-01-02T03:04:05Z");
    private static final Database DATABASE = Database.fresh();

    @BeforeAll
    static void fill() throws SQLException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            // 250,000 messages of four steps, 1,000 senders, 5,000 recipients, a message a second.
            statement.execute(
                    """
                    INSERT INTO mail_event (id, kind, service, qid, message_id, peer, sender, recipient, detail)
                    SELECT (%d + (seq DIV 4) * 1000 << 21) | (seq & 3), ELT((seq & 3) + 1, 'ACCEPTED', 'SCANNED', 'QUEUED', 'DELIVERED'),
                        'smtp', CONCAT('q', LPAD(seq DIV 4, 11, '0')),
                        IF(seq & 3 = 0, CONCAT('<', seq DIV 4, '@outside.test>'), NULL),
                        IF(seq & 3 = 0, '192.0.2.1', NULL),
                        IF(seq & 1 = 0, CONCAT('s', (seq DIV 4) %% 1000, '@outside.test'), NULL),
                        IF(seq & 2, CONCAT('r', (seq DIV 4) %% 5000, '@alpha.test'), NULL),
                        IF(seq & 3 = 3, '250 2.1.5 Ok', NULL)
                    FROM seq_0_to_999999\
                    """
                            .formatted(START.toEpochMilli()));
            statement.execute("ANALYZE TABLE mail_event");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "recipient, r17@alpha.test",
        "sender, s17@outside.test",
        "messageId, <17@outside.test>",
        "qid, q00000000017"
    })
    void aSearchLeadsThroughItsIndexAndSortsNothing(String field, String value)
            throws SQLException {
        StepFilter filter = StepFilter.of(query(field, value));
        String index = field.equals("messageId") ? "message_id" : field;
        try (Connection connection = DATABASE.dataSource().getConnection();
                PreparedStatement explain =
                        connection.prepareStatement(
                                "EXPLAIN " + JourneySearch.candidatesSql(filter))) {
            int next = 1;
            for (String parameter : filter.parameters()) {
                explain.setString(next++, parameter);
            }
            explain.setLong(next++, EventIds.first(START));
            explain.setLong(next++, Long.MAX_VALUE);
            explain.setInt(next, 200);
            try (ResultSet plan = explain.executeQuery()) {
                assertThat(plan.next()).isTrue();
                assertThat(plan.getString("key")).isEqualTo(index);
                assertThat(plan.getString("Extra")).doesNotContain("filesort", "temporary");
                assertThat(plan.getLong("rows")).isLessThan(10_000);
            }
        }
    }

    @Test
    void aPageReadsOnlyItsShareOfAMillion() {
        JourneySearch search = new JourneySearch(DATABASE.dataSource());
        JourneyPage page = search.search(query("recipient", "r17@alpha.test"));
        assertThat(page.messages()).hasSize(20);
        assertThat(page.messages().getFirst().qid()).isEqualTo("q00000245017");
        assertThat(page.next()).isPresent();
    }

    private static JourneyQuery query(String field, String value) {
        List<Optional<String>> fields =
                List.of("qid", "messageId", "sender", "recipient").stream()
                        .map(name -> Optional.of(value).filter(_ -> name.equals(field)))
                        .toList();
        return new JourneyQuery(
                fields.get(0),
                fields.get(1),
                fields.get(2),
                fields.get(3),
                Optional.empty(),
                new JourneyQuery.Window(
                        START, START.plus(Duration.ofDays(60)), Optional.empty(), 20));
    }
}
