package org.mailherd.mailqueue.queue;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.mailqueue.spool.SpoolRef;
import org.springframework.jdbc.core.JdbcTemplate;

/** Where in a spool the messages of the tables lie. */
final class PlaceStore {
    private final JdbcTemplate jdbc;

    PlaceStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * What rows name of a segment.
     *
     * @param octets of their messages
     * @param newest when the last of them came
     */
    record Use(long segment, long messages, long octets, Instant newest) {}

    /** A message that has rows and is not in work. */
    record Waiting(QueueId id, SpoolRef place) {}

    /** From one place to another with the same octets. */
    record Move(QueueId id, SpoolRef from, SpoolRef to) {}

    Set<Long> segmentsInUse(String spool, Collection<Long> segments) {
        return new HashSet<>(
                jdbc.queryForList(
                        "SELECT DISTINCT segment FROM queue_message WHERE spool = ? AND segment IN (%s)"
                                .formatted(QueueRows.marks(segments.size())),
                        Long.class,
                        values(spool, segments)));
    }

    List<Use> use(String spool, Collection<Long> segments) {
        return jdbc.query(
                """
                SELECT segment, COUNT(*) AS messages, SUM(length) AS octets, MAX(arrived) AS newest
                FROM queue_message WHERE spool = ? AND segment IN (%s) GROUP BY segment\
                """
                        .formatted(QueueRows.marks(segments.size())),
                (row, _) ->
                        new Use(
                                row.getLong("segment"),
                                row.getLong("messages"),
                                row.getLong("octets"),
                                row.getObject("newest", LocalDateTime.class)
                                        .toInstant(ZoneOffset.UTC)),
                values(spool, segments));
    }

    List<Waiting> waiting(String spool, long segment, int limit) {
        return jdbc.query(
                """
                SELECT m.qid, m.segment, m.position, m.length FROM queue_message m
                WHERE m.spool = ? AND m.segment = ? AND NOT EXISTS
                    (SELECT 1 FROM queue_recipient r WHERE r.qid = m.qid AND r.lease_owner IS NOT NULL)
                ORDER BY m.position LIMIT ?\
                """,
                (row, _) -> new Waiting(new QueueId(row.getString("qid")), QueueRows.place(row)),
                spool,
                segment,
                limit);
    }

    /**
     * Writes new places, but not for messages that were taken in hand, moved or finished meanwhile.
     * A claim needs the same row locks, and reads the place after it has them.
     *
     * @return how many
     */
    int move(List<Move> moves) {
        Set<String> free = new HashSet<>();
        Set<String> leased = new HashSet<>();
        jdbc.query(
                "SELECT qid, lease_owner FROM queue_recipient WHERE qid IN (%s) FOR UPDATE"
                        .formatted(QueueRows.marks(moves.size())),
                row -> {
                    (row.getString("lease_owner") == null ? free : leased)
                            .add(row.getString("qid"));
                },
                moves.stream().map(move -> move.id().value()).toArray());
        free.removeAll(leased);
        List<Object[]> updates = new ArrayList<>();
        for (Move move : moves) {
            if (free.contains(move.id().value())) {
                updates.add(
                        new Object[] {
                            move.to().segment(),
                            move.to().position(),
                            move.id().value(),
                            move.from().segment(),
                            move.from().position()
                        });
            }
        }
        int moved = 0;
        for (int count :
                jdbc.batchUpdate(
                        """
                        UPDATE queue_message SET segment = ?, position = ?
                        WHERE qid = ? AND segment = ? AND position = ?\
                        """,
                        updates)) {
            moved += Math.max(count, 0);
        }
        return moved;
    }

    private static Object[] values(String spool, Collection<Long> segments) {
        return Stream.concat(Stream.of((Object) spool), segments.stream()).toArray();
    }
}
