package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.mailherd.mailstore.blob.BlobMark;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.snapshot.FolderMark;

/** What append windows say to MariaDB, on connections that they keep over threads. */
final class WindowSql {
    /** UIDs reserved at a time. */
    static final int UIDS = 256;

    private WindowSql() {}

    /**
     * A folder that a window has locked.
     *
     * @param usage of its mailbox
     */
    record Locked(long mailboxId, FolderMark mark, QuotaUsage usage) {}

    /**
     * Reserves UIDs, and commits; empty when somebody has locked the folder or reserved some, or
     * when it is gone.
     */
    static Optional<Reservation> reserve(
            Connection connection, long folderId, long id, BlobMark mark) throws SQLException {
        String sql =
                """
                BEGIN NOT ATOMIC
                  DECLARE first BIGINT DEFAULT NULL;
                  DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
                  START TRANSACTION;
                  SELECT uid_next INTO first FROM folder WHERE id = %1$d AND reserved_uid = 0
                    FOR UPDATE SKIP LOCKED;
                  IF first IS NOT NULL THEN
                    UPDATE folder SET reserved_uid = first + %2$d WHERE id = %1$d;
                    INSERT INTO append_window (id, folder_id, next_uid, end_uid, segment, segment_offset)
                      VALUES (%3$d, %1$d, first, first + %2$d, %4$d, %5$d);
                  END IF;
                  COMMIT;
                  SELECT first;
                END
                """
                        .formatted(folderId, UIDS, id, mark.segment(), mark.offset());
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            long first = row.next() ? row.getLong(1) : 0;
            return first == 0
                    ? Optional.empty()
                    : Optional.of(new Reservation(id, folderId, first + UIDS));
        }
    }

    /**
     * Locks the folder; empty when somebody else has locked it, has given UIDs since, or has ended
     * the reservation.
     *
     * @param first whether a transaction has to begin with it
     */
    static Optional<Locked> lock(Connection connection, Reservation reservation, boolean first)
            throws SQLException {
        String sql =
                """
                SELECT f.mailbox_id, f.uid_validity, f.uid_next, f.highest_modseq,
                  (SELECT bytes FROM mailbox_state s WHERE s.mailbox_id = f.mailbox_id),
                  (SELECT messages FROM mailbox_state s WHERE s.mailbox_id = f.mailbox_id)
                FROM append_window w STRAIGHT_JOIN folder f ON f.id = w.folder_id
                WHERE w.id = %d AND f.uid_next = w.next_uid AND f.reserved_uid = w.end_uid
                FOR UPDATE SKIP LOCKED
                """
                        .formatted(reservation.id());
        String whole = first ? "BEGIN NOT ATOMIC START TRANSACTION; " + sql + "; END" : sql;
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(whole)) {
            return row.next()
                    ? Optional.of(
                            new Locked(
                                    row.getLong(1),
                                    new FolderMark(
                                            reservation.folderId(),
                                            row.getLong(2),
                                            row.getLong(3),
                                            row.getLong(4)),
                                    new QuotaUsage(row.getLong(5), row.getLong(6))))
                    : Optional.empty();
        }
    }

    /** Ends a reservation of which no window is open, and commits. */
    static void retire(Connection connection, Reservation reservation) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    """
                    BEGIN NOT ATOMIC
                      DECLARE EXIT HANDLER FOR SQLEXCEPTION BEGIN ROLLBACK; RESIGNAL; END;
                      START TRANSACTION;
                      UPDATE folder JOIN append_window w ON w.folder_id = folder.id AND w.id = %1$d
                        SET reserved_uid = 0;
                      DELETE FROM append_window WHERE id = %1$d;
                      COMMIT;
                    END
                    """
                            .formatted(reservation.id()));
        }
    }
}
