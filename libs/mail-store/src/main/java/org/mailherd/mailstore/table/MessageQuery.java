package org.mailherd.mailstore.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.message.MessageRow;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.mailstore.structure.EnvelopeReader;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads rows of messages, both tables joined, in the order of UIDs. */
final class MessageQuery {
    private static final int NARROW_PAGE = 5000;

    private final JdbcClient jdbc;

    MessageQuery(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that exist; the caller keeps the set small. */
    List<StoredRow> rows(long folderId, UidSet uids) {
        List<StoredRow> rows = new ArrayList<>();
        for (String condition : UidSql.conditions(uids)) {
            rows.addAll(
                    jdbc.sql(
                                    """
                                    SELECT uid, email_id, size, internal_date, save_date, thread_id, has_attachment,
                                      sent_at, envelope, structure, preview, trace,
                                      segment, segment_offset, stored_length, blob_size
                                    FROM message m JOIN email e ON e.id = m.email_id
                                    WHERE folder_id = ? AND %s ORDER BY uid
                                    """
                                            .formatted(condition))
                            .param(folderId)
                            .query((row, _) -> row(row))
                            .list());
        }
        return rows;
    }

    /**
     * What the narrow table has, for answers about whole folders: thread, dates of the message and
     * what was read of it are missing. Some thousand at a time, so that no connection is held while
     * a slow client takes them.
     */
    void narrow(long folderId, UidSet uids, Consumer<MessageRow> rows) {
        for (String condition : UidSql.conditions(uids)) {
            long after = 0;
            List<MessageRow> page;
            do {
                page = narrow(folderId, condition, after);
                page.forEach(rows);
                after = page.isEmpty() ? after : page.getLast().uid();
            } while (page.size() == NARROW_PAGE);
        }
    }

    private List<MessageRow> narrow(long folderId, String condition, long after) {
        return jdbc.sql(
                        "SELECT uid, email_id, size, internal_date, save_date FROM message WHERE folder_id = ? AND uid > ? AND "
                                + condition
                                + " ORDER BY uid LIMIT "
                                + NARROW_PAGE)
                .params(folderId, after)
                .query((row, _) ->
                        new MessageRow(
                                row.getLong(1),
                                row.getLong(2),
                                0,
                                row.getLong(3),
                                Instant.ofEpochMilli(row.getLong(4)),
                                Instant.ofEpochMilli(row.getLong(5)),
                                false,
                                null,
                                null,
                                null,
                                null))
                .list();
    }

    /** Where the octets are now: compaction moves them. */
    Optional<BlobRef> place(long emailId) {
        return jdbc.sql(
                        "SELECT segment, segment_offset, stored_length, blob_size FROM email WHERE id = ?")
                .param(emailId)
                .query((row, _) -> blob(row, 1))
                .optional();
    }

    /** By place, for names are looked up anew in each row. */
    private static StoredRow row(ResultSet row) throws SQLException {
        Instant internalDate = Instant.ofEpochMilli(row.getLong(4));
        return new StoredRow(
                new StoredRow.Times(
                        internalDate,
                        Instant.ofEpochMilli(row.getLong(5)),
                        sentAt(row, internalDate)),
                new StoredRow.Ids(row.getLong(1), row.getLong(2), row.getLong(6), row.getLong(3)),
                new StoredRow.Read(
                        row.getBoolean(7),
                        EnvelopeReader.sent(row.getBytes(9)),
                        row.getBytes(10),
                        row.getString(11)),
                blob(row, 13),
                row.getBytes(12));
    }

    private static Instant sentAt(ResultSet row, Instant otherwise) throws SQLException {
        long millis = row.getLong(8);
        return row.wasNull() ? otherwise : Instant.ofEpochMilli(millis);
    }

    /**
     * @param first column of its four
     */
    private static BlobRef blob(ResultSet row, int first) throws SQLException {
        return new BlobRef(
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3));
    }
}
