package org.mailherd.mailstore.tree;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.mailherd.mailstore.flag.SystemFlag;
import org.mailherd.mailstore.folder.FolderStatus;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * What STATUS tells, for any number of folders: counted from snapshots that are in memory, else by
 * one statement for many folders.
 */
final class FolderCounters {
    private static final int AT_ONCE = 1000;

    private final JdbcClient jdbc;
    private final CachedSnapshots snapshots;

    /** The columns of a folder that STATUS shows. */
    private record Row(
            long id,
            long uidValidity,
            long uidNext,
            long recentUid,
            long highestModseq,
            long bytes) {}

    private record Counted(long messages, long unseen, long deleted, long recent) {
        static final Counted NOTHING = new Counted(0, 0, 0, 0);
    }

    FolderCounters(JdbcClient jdbc, CachedSnapshots snapshots) {
        this.jdbc = jdbc;
        this.snapshots = snapshots;
    }

    Map<Long, FolderStatus> of(Collection<Long> folderIds) {
        Map<Long, FolderStatus> statuses = new HashMap<>();
        for (List<Long> some : chunks(folderIds)) {
            Map<Long, FolderSnapshot> pictures = new HashMap<>();
            some.forEach(snapshots::settle);
            some.forEach(
                    id -> snapshots.inMemory(id).ifPresent(picture -> pictures.put(id, picture)));
            List<Long> others = some.stream().filter(id -> !pictures.containsKey(id)).toList();
            Map<Long, Counted> counted = others.isEmpty() ? Map.of() : count(others);
            for (Row row : rows(some)) {
                FolderSnapshot picture = pictures.get(row.id);
                statuses.put(
                        row.id,
                        picture == null
                                ? status(row, counted.getOrDefault(row.id, Counted.NOTHING))
                                : status(row, picture));
            }
        }
        return statuses;
    }

    Map<Long, Long> deletedBytes(Collection<Long> folderIds) {
        Map<Long, Long> bytes = new HashMap<>();
        for (List<Long> some : chunks(folderIds)) {
            jdbc.sql(
                            """
                            SELECT folder_id, SUM(size) FROM message
                            WHERE folder_id IN (%s) AND flags & %d <> 0 GROUP BY folder_id
                            """
                                    .formatted(joined(some), SystemFlag.DELETED.bit()))
                    .query(row -> {
                        bytes.put(row.getLong(1), row.getLong(2));
                    });
        }
        return bytes;
    }

    private List<Row> rows(List<Long> ids) {
        return jdbc.sql(
                        """
                        SELECT id, uid_validity, uid_next, recent_uid, highest_modseq, bytes FROM folder
                        WHERE id IN (%s)
                        """
                                .formatted(joined(ids)))
                .query((row, _) ->
                        new Row(
                                row.getLong(1),
                                row.getLong(2),
                                row.getLong(3),
                                row.getLong(4),
                                row.getLong(5),
                                row.getLong(6)))
                .list();
    }

    private Map<Long, Counted> count(List<Long> ids) {
        Map<Long, Counted> counted = new HashMap<>();
        jdbc.sql(
                        """
                        SELECT m.folder_id, COUNT(*), SUM(m.flags & %d = 0), SUM(m.flags & %d <> 0),
                               SUM(m.uid >= f.recent_uid)
                        FROM message m JOIN folder f ON f.id = m.folder_id
                        WHERE m.folder_id IN (%s) GROUP BY m.folder_id
                        """
                                .formatted(
                                        SystemFlag.SEEN.bit(),
                                        SystemFlag.DELETED.bit(),
                                        joined(ids)))
                .query(row -> {
                    counted.put(
                            row.getLong(1),
                            new Counted(
                                    row.getLong(2),
                                    row.getLong(3),
                                    row.getLong(4),
                                    row.getLong(5)));
                });
        return counted;
    }

    private static FolderStatus status(Row row, Counted counted) {
        return new FolderStatus(
                counted.messages,
                counted.recent,
                counted.unseen,
                counted.deleted,
                row.bytes,
                row.uidNext,
                row.uidValidity,
                row.highestModseq);
    }

    private static FolderStatus status(Row row, FolderSnapshot picture) {
        int firstRecent = picture.indexOf(row.recentUid);
        return new FolderStatus(
                picture.size(),
                picture.size() - (firstRecent < 0 ? -firstRecent - 1 : firstRecent),
                picture.unseen(),
                picture.deleted(),
                row.bytes,
                picture.uidNext(),
                picture.uidValidity(),
                picture.highestModseq());
    }

    /** Numbers of our own: a thousand parameters cost more than the question itself. */
    private static String joined(List<Long> ids) {
        return ids.stream().map(Object::toString).collect(Collectors.joining(","));
    }

    private static List<List<Long>> chunks(Collection<Long> ids) {
        List<Long> all = List.copyOf(ids);
        List<List<Long>> chunks = new ArrayList<>();
        for (int from = 0; from < all.size(); from += AT_ONCE) {
            chunks.add(all.subList(from, Math.min(all.size(), from + AT_ONCE)));
        }
        return chunks;
    }
}
