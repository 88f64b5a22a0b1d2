package org.mailherd.mailstore.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * As {@link Threads}, for several messages of several mailboxes, whose rows the caller has locked.
 */
final class AppendThreads {
    private final Map<Long, TreeSet<Long>> asked = new TreeMap<>();
    private final Map<Reference, Long> known = new HashMap<>();
    private final StringJoiner found = new StringJoiner(",");

    private record Reference(long mailbox, long id) {}

    void ask(long mailbox, List<Long> references) {
        if (!references.isEmpty()) {
            asked.computeIfAbsent(mailbox, _ -> new TreeSet<>()).addAll(references);
        }
    }

    void read(Statement statement) throws SQLException {
        if (asked.isEmpty()) {
            return;
        }
        StringJoiner conditions = new StringJoiner(" OR ");
        asked.forEach((mailbox, references) -> {
            StringJoiner ids = new StringJoiner(",");
            references.forEach(id -> ids.add(id.toString()));
            conditions.add("mailbox_id = " + mailbox + " AND reference IN (" + ids + ")");
        });
        try (ResultSet row =
                statement.executeQuery(
                        "SELECT mailbox_id, reference, thread_id FROM thread_reference WHERE "
                                + conditions)) {
            while (row.next()) {
                known.put(new Reference(row.getLong(1), row.getLong(2)), row.getLong(3));
            }
        }
    }

    long threadOf(long mailbox, List<Long> references, long newThread) {
        long thread =
                references.stream()
                        .map(id -> known.get(new Reference(mailbox, id)))
                        .filter(Objects::nonNull)
                        .min(Long::compare)
                        .orElse(newThread);
        for (long id : references) {
            if (known.putIfAbsent(new Reference(mailbox, id), thread) == null) {
                found.add("(" + mailbox + "," + id + "," + thread + ")");
            }
        }
        return thread;
    }

    /** A statement that keeps what was new; nothing when nothing was. */
    String writes() {
        return found.length() == 0
                ? ""
                : "INSERT IGNORE INTO thread_reference (mailbox_id, reference, thread_id) VALUES "
                        + found
                        + ";";
    }
}
