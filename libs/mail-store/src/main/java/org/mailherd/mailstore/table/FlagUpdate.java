package org.mailherd.mailstore.table;

import java.util.OptionalLong;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** STORE within the caller's transaction: one UPDATE for hundreds of ranges of messages. */
final class FlagUpdate {
    private final JdbcClient jdbc;
    private final FolderRows folders;

    FlagUpdate(JdbcClient jdbc, FolderRows folders) {
        this.jdbc = jdbc;
        this.folders = folders;
    }

    /** Returns the messages that were left alone because they had changed. */
    UidSet update(
            long folderId,
            UidSet uids,
            FlagChange change,
            OptionalLong unchangedSince,
            StoreTransaction.Changes changes) {
        FolderRow folder = folders.lock(folderId);
        long limit = unchangedSince.orElse(Long.MAX_VALUE);
        boolean named = !change.flags().keywords().isEmpty();
        boolean adds = named && change.mode() != FlagChange.Mode.REMOVE;
        Keywords keywords =
                adds && touches(folderId, uids, limit)
                        ? folders.keywordsWith(folder, change.flags())
                        : named ? folders.keywords(folderId) : Keywords.NONE;
        long mask = keywords.mask(change.flags());
        UidSet.Builder refused = new UidSet.Builder();
        int updated = 0;
        for (String condition : UidSql.conditions(uids)) {
            if (unchangedSince.isPresent()) {
                jdbc.sql(
                                "SELECT uid FROM message WHERE folder_id = ? AND modseq > ? AND "
                                        + condition
                                        + " ORDER BY uid")
                        .params(folderId, limit)
                        .query(row -> {
                            refused.add(row.getLong(1));
                        });
            }
            updated += update(folder, condition, newFlags(change.mode(), mask), limit);
        }
        if (updated > 0) {
            folders.advance(folder, 0, 0);
            changes.changed(folderId, folder.nextModseq());
        }
        return refused.build();
    }

    /** A keyword that no message gets is none of the folder's. */
    private boolean touches(long folderId, UidSet uids, long limit) {
        return UidSql.conditions(uids).stream()
                .anyMatch(condition ->
                        jdbc.sql(
                                        "SELECT EXISTS (SELECT 1 FROM message WHERE folder_id = ? AND modseq <= ? AND "
                                                + condition
                                                + ")")
                                .params(folderId, limit)
                                .query(Boolean.class)
                                .single());
    }

    private int update(FolderRow folder, String condition, String flags, long unchangedSince) {
        return jdbc.sql(
                        "UPDATE message SET flags = %s, modseq = ? WHERE folder_id = ? AND modseq <= ? AND flags <> %s AND %s"
                                .formatted(flags, flags, condition))
                .params(folder.nextModseq(), folder.id(), unchangedSince)
                .update();
    }

    private static String newFlags(FlagChange.Mode mode, long mask) {
        // Bit operations of MariaDB are unsigned; the column is signed, as a Java long is.
        return switch (mode) {
            case REPLACE -> Long.toString(mask);
            case ADD -> "CAST(flags | " + Long.toUnsignedString(mask) + " AS SIGNED)";
            case REMOVE -> "CAST(flags & ~" + Long.toUnsignedString(mask) + " AS SIGNED)";
        };
    }
}
