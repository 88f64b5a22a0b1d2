package org.mailherd.mailstore.snapshot;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.springframework.jdbc.core.JdbcTemplate;

/** Reads snapshots from the tables: whole, or what changed since one. */
public final class SnapshotLoader {
    private static final int FETCH_SIZE = 10_000;
    private static final int MARK = 0;
    private static final int MESSAGE = 1;

    private final JdbcTemplate jdbc;
    private final JdbcTemplate streaming;
    private final SnapshotImages images;

    public SnapshotLoader(JdbcTemplate jdbc, SnapshotImages images) {
        this.images = images;
        this.jdbc = jdbc;
        // Without a fetch size the driver gathers all rows of the folder before the first is seen.
        this.streaming = new JdbcTemplate(Objects.requireNonNull(jdbc.getDataSource()));
        this.streaming.setFetchSize(FETCH_SIZE);
    }

    FolderSnapshot load(long folderId) {
        // The mark is read first: what commits between the two statements is in the rows, and once
        // more in the next delta.
        FolderMark mark =
                mark(folderId).orElseThrow(() -> new NoSuchFolder(Long.toString(folderId)));
        Optional<FolderSnapshot> image =
                images.find(mark, () -> logStart(folderId), () -> keywords(folderId));
        return image.isPresent() ? advance(image.get()) : load(mark);
    }

    private FolderSnapshot load(FolderMark mark) {
        long folderId = mark.folderId();
        PageBuilder pages = new PageBuilder();
        long[] lastUid = {mark.uidNext() - 1};
        streaming.query(
                "SELECT uid, modseq, flags FROM message WHERE folder_id = ? ORDER BY uid",
                row -> {
                    lastUid[0] = Math.max(lastUid[0], row.getLong(1));
                    pages.add((int) row.getLong(1), row.getLong(2), row.getLong(3));
                },
                folderId);
        FolderMark seen =
                new FolderMark(folderId, mark.uidValidity(), lastUid[0] + 1, mark.highestModseq());
        return new FolderSnapshot(seen, keywords(folderId), pages.build());
    }

    /**
     * The successor of a snapshot, or itself when nothing changed; one statement, so one consistent
     * view.
     */
    FolderSnapshot advance(FolderSnapshot before) {
        SnapshotDelta delta = delta(before.mark());
        if (delta.mark().equals(before.mark()) && delta.rows().isEmpty()) {
            return before;
        }
        long known = ~(-1L << 8 + before.keywords().names().size());
        boolean newKeyword = !before.keywords().isFull() && (delta.flagBits() & ~known) != 0;
        Keywords keywords = newKeyword ? keywords(before.folderId()) : before.keywords();
        return SnapshotEditor.apply(before, delta, keywords);
    }

    private SnapshotDelta delta(FolderMark since) {
        List<SnapshotDelta.Row> rows = new ArrayList<>();
        List<long[]> gone = new ArrayList<>();
        @Nullable FolderMark[] mark = new FolderMark[1];
        long id = since.folderId();
        jdbc.query(
                """
                SELECT 0, uid_validity, uid_next, highest_modseq FROM folder WHERE id = ?
                UNION ALL SELECT 1, uid, modseq, flags FROM message WHERE folder_id = ? AND modseq > ?
                UNION ALL SELECT 2, first_uid, last_uid, modseq FROM expunged WHERE folder_id = ? AND modseq > ?
                """,
                row -> {
                    long first = row.getLong(2);
                    switch (row.getInt(1)) {
                        case MARK ->
                                mark[0] = new FolderMark(id, first, row.getLong(3), row.getLong(4));
                        case MESSAGE ->
                                rows.add(
                                        new SnapshotDelta.Row(
                                                (int) first, row.getLong(3), row.getLong(4)));
                        default -> gone.add(new long[] {first, row.getLong(3)});
                    }
                },
                id,
                id,
                since.highestModseq(),
                id,
                since.highestModseq());
        FolderMark now = mark[0];
        if (now == null || now.uidValidity() != since.uidValidity()) {
            throw new NoSuchFolder(Long.toString(id));
        }
        return new SnapshotDelta(now, rows, UidSet.ofRanges(gone));
    }

    private Optional<FolderMark> mark(long folderId) {
        return jdbc
                .query(
                        "SELECT uid_validity, uid_next, highest_modseq FROM folder WHERE id = ?",
                        (row, _) ->
                                new FolderMark(
                                        folderId, row.getLong(1), row.getLong(2), row.getLong(3)),
                        folderId)
                .stream()
                .findFirst();
    }

    private long logStart(long folderId) {
        return jdbc
                .queryForList("SELECT log_start FROM folder WHERE id = ?", Long.class, folderId)
                .stream()
                .findFirst()
                .orElse(Long.MAX_VALUE);
    }

    private Keywords keywords(long folderId) {
        return new Keywords(
                jdbc.queryForList(
                        "SELECT name FROM folder_keyword WHERE folder_id = ? ORDER BY bit",
                        String.class,
                        folderId));
    }
}
