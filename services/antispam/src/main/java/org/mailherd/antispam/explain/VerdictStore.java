package org.mailherd.antispam.explain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;

/** Table {@code verdict}. */
public final class VerdictStore {
    private static final String COLUMNS =
            "SELECT qid, message_id, recipient, address, action, score, required, symbols, created"
                    + " FROM verdict ";

    private static final String INSERT =
            "INSERT INTO verdict (note, qid, message_id, recipient, address, action, score, required,"
                    + " symbols, created) VALUES ";
    private static final String ROW = "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

    /** One statement is one commit; 3 MB at most, of a packet's 16. */
    private static final int TOGETHER = 50;

    private final JdbcTemplate jdbc;

    public VerdictStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are there already stay as they are; all or none of a few together. */
    void insert(List<Note> rows) {
        for (int from = 0; from < rows.size(); from += TOGETHER) {
            List<Note> some = rows.subList(from, Math.min(rows.size(), from + TOGETHER));
            jdbc.update(
                    INSERT
                            + String.join(", ", Collections.nCopies(some.size(), ROW))
                            + " ON DUPLICATE KEY UPDATE note = note",
                    some.stream().flatMap(VerdictStore::values).toArray());
        }
    }

    private static Stream<Object> values(Note note) {
        Explanation one = note.what();
        return Stream.of(
                note.key(),
                one.qid(),
                one.messageId(),
                one.recipient(),
                one.address(),
                one.action(),
                one.score(),
                one.required(),
                one.symbols(),
                Timestamp.from(one.created()));
    }

    /** All recipients' of a message. */
    public List<Explanation> ofMessage(String qid) {
        return find(COLUMNS + "WHERE qid = ? ORDER BY id LIMIT 200", qid);
    }

    /**
     * @param messageId without brackets
     */
    public List<Explanation> ofMessageId(String messageId) {
        return find(COLUMNS + "WHERE message_id = ? ORDER BY id LIMIT 200", messageId);
    }

    private List<Explanation> find(String sql, String value) {
        return jdbc.query(
                sql,
                (row, _) ->
                        new Explanation(
                                row.getString(1),
                                row.getString(2),
                                row.getString(3),
                                row.getString(4),
                                row.getString(5),
                                row.getDouble(6),
                                row.getDouble(7),
                                row.getString(8),
                                row.getTimestamp(9).toInstant()),
                value);
    }

    /** Removes some of what is older. */
    int prune(Instant before, int most) {
        return jdbc.update(
                "DELETE FROM verdict WHERE created < ? ORDER BY created LIMIT ?",
                Timestamp.from(before),
                most);
    }
}
