package org.mailherd.mailstore.table;

import java.util.Optional;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What was removed from a folder, and since when. */
final class ExpungeLog {
    private final JdbcClient jdbc;

    ExpungeLog(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<UidSet> since(long folderId, long modseq) {
        long logStart =
                jdbc.sql("SELECT log_start FROM folder WHERE id = ?")
                        .param(folderId)
                        .query(Long.class)
                        .optional()
                        .orElseThrow(() -> new NoSuchFolder(Long.toString(folderId)));
        if (modseq < logStart) {
            return Optional.empty();
        }
        UidSet.Builder vanished = new UidSet.Builder();
        jdbc.sql(
                        "SELECT first_uid, last_uid FROM expunged WHERE folder_id = ? AND modseq > ? ORDER BY first_uid, last_uid")
                .params(folderId, modseq)
                .query(row -> {
                    vanished.add(row.getLong(1), row.getLong(2));
                });
        return Optional.of(vanished.build());
    }
}
