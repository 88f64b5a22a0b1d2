package org.mailherd.mailstore.table;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.blob.LiveBlobs;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Table {@code email} as the sweeper sees it: which blobs are in use, and where they are. */
public final class EmailBlobs implements LiveBlobs {
    private static final int BATCH = 500;

    private final JdbcClient jdbc;

    public EmailBlobs(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public int forgetUnreferenced(Instant writtenBefore) {
        int deleted = 0;
        List<Long> ids;
        do {
            ids =
                    jdbc.sql(
                                    """
                                    SELECT e.id FROM email e FORCE INDEX (segment)
                                    LEFT JOIN message m ON m.email_id = e.id
                                    WHERE m.email_id IS NULL AND e.id < ? LIMIT ?
                                    """)
                            .params(EmailIds.firstAt(writtenBefore), BATCH)
                            .query(Long.class)
                            .list();
            // A copy made since the question holds its email by foreign key, or is seen here.
            deleted += ids.isEmpty() ? 0 : delete(ids);
        } while (ids.size() == BATCH);
        return deleted;
    }

    private int delete(List<Long> ids) {
        return jdbc.sql(
                        """
                        DELETE FROM email WHERE id IN (:ids)
                          AND NOT EXISTS (SELECT 1 FROM message WHERE message.email_id = email.id)
                        """)
                .param("ids", ids)
                .update();
    }

    @Override
    public Map<Long, Long> bytesBySegment() {
        Map<Long, Long> bytes = new HashMap<>();
        // Several emails may share a blob: its octets count once.
        jdbc.sql(
                        """
                        SELECT segment, SUM(stored_length) FROM
                          (SELECT DISTINCT segment, segment_offset, stored_length FROM email) AS blobs
                        GROUP BY segment
                        """)
                .query(row -> {
                    bytes.put(row.getLong(1), row.getLong(2));
                });
        return bytes;
    }

    @Override
    public long firstAwaited() {
        return jdbc.sql("SELECT COALESCE(MIN(segment), ?) FROM append_window")
                .param(Long.MAX_VALUE)
                .query(Long.class)
                .single();
    }

    @Override
    public List<BlobRef> in(long segment) {
        return jdbc.sql(
                        """
                        SELECT DISTINCT segment, segment_offset, stored_length, blob_size FROM email
                        WHERE segment = ? ORDER BY segment_offset
                        """)
                .param(segment)
                .query((row, _) ->
                        new BlobRef(row.getLong(1), row.getLong(2), row.getLong(3), row.getLong(4)))
                .list();
    }

    @Override
    public void moved(BlobRef from, BlobRef to) {
        jdbc.sql(
                        "UPDATE email SET segment = ?, segment_offset = ? WHERE segment = ? AND segment_offset = ?")
                .params(to.segment(), to.offset(), from.segment(), from.offset())
                .update();
    }
}
