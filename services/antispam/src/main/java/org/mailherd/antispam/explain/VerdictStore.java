package org.mailherd.antispam.explain;

import java.sql.Timestamp;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Table {@code verdict}. */
public final class VerdictStore {
    private static final String COLUMNS =
            "SELECT qid, message_id, recipient, address, action, score, required, symbols, created"
                    + " FROM verdict ";

    private final JdbcTemplate jdbc;

    public VerdictStore(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are there already stay as they are. */
    void insert(List<Note> rows) {
        jdbc.batchUpdate(
                """
                INSERT INTO verdict (note, qid, message_id, recipient, address, action, score, required, symbols, created)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                ON DUPLICATE KEY UPDATE note = note
                """,
                rows.stream().map(VerdictStore::values).toList());
    }

    private static Object[] values(Note note) {
        Explanation one = note.what();
        return new Object[] {
            note.key(),
            one.qid(),
            one.messageId(),
            one.recipient(),
            one.address(),
            one.action(),
            one.score(),
            one.required(),
            one.symbols(),
            Timestamp.from(one.created())
        };
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
