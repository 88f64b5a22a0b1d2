package org.mailherd.mailstore.message;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Supplier;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.snapshot.UidSet;
import org.mailherd.mailstore.structure.PartCodec;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads rows of messages in the order of UIDs, some hundred at a time, so that neither memory nor a
 * connection is held while a slow client takes them. The wide table is joined only when something
 * of it is wanted.
 */
final class MessageQuery {
    private static final int PAGE = 500;

    private final JdbcClient jdbc;
    private final BlobStore blobs;

    MessageQuery(JdbcClient jdbc, BlobStore blobs) {
        this.jdbc = jdbc;
        this.blobs = blobs;
    }

    void forEach(
            long folderId,
            UidSet uids,
            Set<MessageField> fields,
            boolean bodies,
            BiConsumer<MessageRow, Supplier<MessageBody>> rows) {
        for (String condition : UidSql.conditions(uids)) {
            long after = 0;
            List<Found> page;
            do {
                page = page(folderId, condition, after, fields, bodies);
                for (Found found : page) {
                    rows.accept(found.row, found.body);
                    after = found.row.uid();
                }
            } while (page.size() == PAGE);
        }
    }

    private record Found(MessageRow row, Supplier<MessageBody> body) {}

    private List<Found> page(
            long folderId, String condition, long after, Set<MessageField> fields, boolean bodies) {
        boolean wide = bodies || !fields.isEmpty();
        String columns = wide ? wideColumns(fields, bodies) : "";
        String join = wide ? " JOIN email e ON e.id = m.email_id" : "";
        return jdbc.sql(
                        "SELECT uid, email_id, size, internal_date, save_date"
                                + columns
                                + " FROM message m"
                                + join
                                + " WHERE folder_id = ? AND uid > ? AND "
                                + condition
                                + " ORDER BY uid LIMIT "
                                + PAGE)
                .params(folderId, after)
                .query((row, _) ->
                        new Found(
                                row(row, fields, wide), bodies ? body(row) : MessageQuery::noBody))
                .list();
    }

    private static String wideColumns(Set<MessageField> fields, boolean bodies) {
        return ", thread_id, has_attachment, sent_at"
                + (fields.contains(MessageField.ENVELOPE) ? ", envelope" : "")
                + (fields.contains(MessageField.PREVIEW) ? ", preview" : "")
                + (fields.contains(MessageField.STRUCTURE) ? ", structure" : "")
                + (bodies || fields.contains(MessageField.STRUCTURE) ? ", trace" : "")
                + (bodies ? ", segment, segment_offset, stored_length, blob_size" : "");
    }

    private static MessageRow row(ResultSet row, Set<MessageField> fields, boolean wide)
            throws SQLException {
        Instant internalDate = Instant.ofEpochMilli(row.getLong("internal_date"));
        return new MessageRow(
                row.getLong("uid"),
                row.getLong("email_id"),
                wide ? row.getLong("thread_id") : 0,
                row.getLong("size"),
                internalDate,
                Instant.ofEpochMilli(row.getLong("save_date")),
                wide && row.getBoolean("has_attachment"),
                fields.contains(MessageField.ENVELOPE) ? row.getBytes("envelope") : null,
                fields.contains(MessageField.STRUCTURE)
                        ? PartCodec.read(row.getBytes("structure"), row.getBytes("trace").length)
                        : null,
                fields.contains(MessageField.PREVIEW) ? row.getString("preview") : null,
                wide ? sentAt(row, internalDate) : null);
    }

    private static Instant sentAt(ResultSet row, Instant otherwise) throws SQLException {
        long millis = row.getLong("sent_at");
        return row.wasNull() ? otherwise : Instant.ofEpochMilli(millis);
    }

    private Supplier<MessageBody> body(ResultSet row) throws SQLException {
        BlobRef blob =
                new BlobRef(
                        row.getLong("segment"),
                        row.getLong("segment_offset"),
                        row.getLong("stored_length"),
                        row.getLong("blob_size"));
        byte[] trace = row.getBytes("trace");
        return () -> new StoredBody(blobs, blob, trace);
    }

    private static MessageBody noBody() {
        throw new IllegalStateException("the body was not asked for");
    }
}
