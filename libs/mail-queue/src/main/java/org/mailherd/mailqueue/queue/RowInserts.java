package org.mailherd.mailqueue.queue;

import java.sql.Types;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailqueue.spool.SpoolRef;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * Writes new rows, many in one statement: one packet to the server, parsed once. Called inside a
 * transaction of {@link QueueStore}.
 */
final class RowInserts {
    private static final int CHUNK = 500;
    private static final List<String> PLACE = List.of("spool", "segment", "position", "length");
    private static final List<String> STATE =
            List.of(
                    "qid",
                    "spool",
                    "state",
                    "attempts",
                    "next_attempt",
                    "lease_owner",
                    "lease_until",
                    "last_reply");

    private final JdbcTemplate jdbc;
    private final NextHopStore nextHops;

    RowInserts(JdbcTemplate jdbc, NextHopStore nextHops) {
        this.jdbc = jdbc;
        this.nextHops = nextHops;
    }

    void insert(String spool, List<NewRows> messages) {
        List<List<@Nullable Object>> messageRows = new ArrayList<>();
        List<List<@Nullable Object>> recipientRows = new ArrayList<>();
        Map<String, Instant> due = new TreeMap<>();
        for (NewRows message : messages) {
            messageRows.add(messageRow(spool, message));
            for (List<@Nullable Object> recipient : message.values().recipients()) {
                NewRows.State state = message.states().get(RowValues.seq(recipient));
                if (state != null) {
                    recipientRows.add(recipientRow(spool, message, recipient, state));
                    if (state.isWaiting()) {
                        due.merge(
                                RowValues.nextHop(recipient),
                                state.nextAttempt(),
                                (a, b) -> a.isBefore(b) ? a : b);
                    }
                }
            }
        }
        insertAll("queue_message", PLACE, RowValues.MESSAGE, messageRows);
        insertAll("queue_recipient", STATE, RowValues.RECIPIENT, recipientRows);
        nextHops.bringForward(spool, due);
    }

    private static List<@Nullable Object> messageRow(String spool, NewRows message) {
        SpoolRef place = message.place();
        List<@Nullable Object> row = new ArrayList<>();
        Collections.addAll(row, spool, place.segment(), place.position(), place.length());
        row.addAll(message.values().message());
        return row;
    }

    private static List<@Nullable Object> recipientRow(
            String spool, NewRows message, List<@Nullable Object> recipient, NewRows.State state) {
        List<@Nullable Object> row = new ArrayList<>();
        row.add(message.values().id().value());
        row.add(spool);
        row.add(state.state().name());
        row.add(state.attempts());
        row.add(QueueRows.utc(state.nextAttempt()));
        row.add(state.lease().map(Lease::owner).orElse(null));
        row.add(state.lease().map(lease -> QueueRows.utc(lease.until())).orElse(null));
        row.add(QueueRows.cut(state.lastReply().orElse(null)));
        row.addAll(recipient);
        return row;
    }

    /** Rows of an older image are shorter: neighbours of the same length share a statement. */
    private void insertAll(
            String table,
            List<String> first,
            List<String> rest,
            List<List<@Nullable Object>> rows) {
        List<String> columns = Stream.concat(first.stream(), rest.stream()).toList();
        int from = 0;
        while (from < rows.size()) {
            int width = rows.get(from).size();
            int to = from + 1;
            while (to < rows.size() && to - from < CHUNK && rows.get(to).size() == width) {
                to++;
            }
            insertSome(table, columns.subList(0, width), rows.subList(from, to));
            from = to;
        }
    }

    private void insertSome(String table, List<String> columns, List<List<@Nullable Object>> rows) {
        String marks = "(" + QueueRows.marks(columns.size()) + ")";
        List<Object> values = new ArrayList<>();
        for (List<@Nullable Object> row : rows) {
            for (Object value : row) {
                values.add(value == null ? QueueRows.nullable(Types.VARCHAR, null) : value);
            }
        }
        jdbc.update(
                "INSERT INTO "
                        + table
                        + " ("
                        + String.join(", ", columns)
                        + ") VALUES "
                        + String.join(", ", Collections.nCopies(rows.size(), marks)),
                values.toArray());
    }
}
