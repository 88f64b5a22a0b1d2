package org.mailherd.mailstore.table;

import java.time.Clock;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeSet;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The folder row as lock and counter. Whoever changes messages locks it first and writes it last,
 * so changes of one folder come one after the other: readers see UIDs and modseqs only ever grow.
 */
final class FolderRows {
    private static final int RANGES_AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final Clock clock;

    FolderRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /**
     * @throws NoSuchFolder when it is gone
     */
    FolderRow lock(long folderId) {
        return require(lock(List.of(folderId)), folderId);
    }

    /** Those that exist, locked in the order of their ids. */
    Map<Long, FolderRow> lock(Collection<Long> folderIds) {
        Map<Long, FolderRow> rows = new LinkedHashMap<>();
        jdbc.sql(
                        """
                        SELECT id, mailbox_id, uid_validity, GREATEST(uid_next, reserved_uid), highest_modseq
                        FROM folder WHERE id IN (:ids) ORDER BY id FOR UPDATE
                        """)
                .param("ids", new TreeSet<>(folderIds))
                .query((row, _) ->
                        new FolderRow(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                Modseqs.next(row.getLong(5), clock) - 1))
                .list()
                .forEach(row -> rows.put(row.id(), row));
        return rows;
    }

    /**
     * @throws NoSuchFolder when it is not among them
     */
    static FolderRow require(Map<Long, FolderRow> locked, long folderId) {
        FolderRow row = locked.get(folderId);
        if (row == null) {
            throw new NoSuchFolder(Long.toString(folderId));
        }
        return row;
    }

    /** Writes the numbers of a change back: the modseq goes up by one. */
    void advance(FolderRow row, long newUids, long newBytes) {
        jdbc.sql(
                        "UPDATE folder SET uid_next = ?, highest_modseq = ?, bytes = bytes + ? WHERE id = ?")
                .params(row.uidNext() + newUids, row.nextModseq(), newBytes, row.id())
                .update();
    }

    /** The folder's keywords, those of {@code flags} among them: new ones are written. */
    Keywords keywordsWith(FolderRow row, Flags flags) {
        if (flags.keywords().isEmpty()) {
            return Keywords.NONE;
        }
        Keywords before = keywords(row.id());
        Keywords after = before.with(flags);
        for (int i = before.names().size(); i < after.names().size(); i++) {
            jdbc.sql("INSERT INTO folder_keyword (folder_id, bit, name) VALUES (?, ?, ?)")
                    .params(row.id(), Keywords.FIRST_BIT + i, after.names().get(i))
                    .update();
        }
        return after;
    }

    Keywords keywords(long folderId) {
        return new Keywords(
                jdbc.sql("SELECT name FROM folder_keyword WHERE folder_id = ? ORDER BY bit")
                        .param(folderId)
                        .query(String.class)
                        .list());
    }

    void logExpunged(FolderRow row, UidSet uids) {
        for (int from = 0; from < uids.ranges(); from += RANGES_AT_ONCE) {
            StringJoiner values = new StringJoiner(",");
            int to = Math.min(uids.ranges(), from + RANGES_AT_ONCE);
            for (int range = from; range < to; range++) {
                values.add(
                        "(%d,%d,%d,%d)"
                                .formatted(
                                        row.id(),
                                        row.nextModseq(),
                                        uids.first(range),
                                        uids.last(range)));
            }
            jdbc.sql(
                            "INSERT INTO expunged (folder_id, modseq, first_uid, last_uid) VALUES "
                                    + values)
                    .update();
        }
    }
}
