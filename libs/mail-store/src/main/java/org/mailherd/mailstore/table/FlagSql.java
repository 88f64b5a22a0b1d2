package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.mailherd.mailstore.snapshot.FolderMark;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotDifference;

/** What a lane of flag changes says to MariaDB, on a connection that it keeps over threads. */
final class FlagSql {
    private static final int ROWS = 1000;

    private FlagSql() {}

    /** Locks the folder's row; empty when it is gone or somebody else has it. */
    static Optional<FolderMark> lock(Connection connection, long folderId) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        """
                        SELECT uid_validity, uid_next, highest_modseq FROM folder WHERE id = ?
                        FOR UPDATE SKIP LOCKED
                        """)) {
            statement.setLong(1, folderId);
            try (ResultSet row = statement.executeQuery()) {
                return row.next()
                        ? Optional.of(
                                new FolderMark(
                                        folderId, row.getLong(1), row.getLong(2), row.getLong(3)))
                        : Optional.empty();
            }
        }
    }

    /** Writes the difference: a statement for a thousand messages, whatever flags each has. */
    static void write(Connection connection, FolderSnapshot before, FolderSnapshot after)
            throws SQLException {
        int[] changed = SnapshotDifference.between(before, after).changed();
        try (Statement statement = connection.createStatement()) {
            for (int from = 0; from < changed.length; from += ROWS) {
                int to = Math.min(changed.length, from + ROWS);
                statement.executeUpdate(update(after, changed, from, to));
            }
            if (changed.length > 0) {
                statement.executeUpdate(
                        "UPDATE folder SET highest_modseq = "
                                + after.highestModseq()
                                + " WHERE id = "
                                + after.folderId());
            }
        }
    }

    private static String update(FolderSnapshot after, int[] changed, int from, int to) {
        StringBuilder sql =
                new StringBuilder(
                        "UPDATE (SELECT 0 AS uid, 0 AS flags, 0 AS modseq UNION ALL VALUES ");
        for (int i = from; i < to; i++) {
            sql.append(i == from ? "(" : ",(")
                    .append(after.uid(changed[i]))
                    .append(',')
                    .append(after.flagBits(changed[i]))
                    .append(',')
                    .append(after.modseq(changed[i]))
                    .append(')');
        }
        return sql.append(") v STRAIGHT_JOIN message m ON m.folder_id = ")
                .append(after.folderId())
                .append(" AND m.uid = v.uid SET m.flags = v.flags, m.modseq = v.modseq")
                .toString();
    }
}
