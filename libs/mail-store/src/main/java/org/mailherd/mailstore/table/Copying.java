package org.mailherd.mailstore.table;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.Keywords;
import org.mailherd.mailstore.junk.JunkLessons;
import org.mailherd.mailstore.message.Copied;
import org.mailherd.mailstore.quota.JdbcUsageStore;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.snapshot.UidSet;
import org.springframework.jdbc.core.simple.JdbcClient;

/** COPY and MOVE within the caller's transaction: rows are copied inside the database. */
final class Copying {
    private final JdbcClient jdbc;
    private final FolderRows folders;
    private final JdbcUsageStore usage;
    private final Removal removal;
    private final JunkLessons lessons;
    private final Clock clock;

    Copying(
            JdbcClient jdbc,
            FolderRows folders,
            JdbcUsageStore usage,
            Removal removal,
            Clock clock) {
        this.jdbc = jdbc;
        this.folders = folders;
        this.usage = usage;
        this.removal = removal;
        this.lessons = new JunkLessons(jdbc, clock);
        this.clock = clock;
    }

    Copied copy(
            long folderId,
            UidSet uids,
            long targetId,
            QuotaLimit quota,
            StoreTransaction.Changes changes) {
        Map<Long, FolderRow> locked = folders.lock(List.of(folderId, targetId));
        return copy(
                FolderRows.require(locked, folderId),
                uids,
                FolderRows.require(locked, targetId),
                quota,
                changes);
    }

    Copied move(
            long folderId,
            UidSet uids,
            long targetId,
            QuotaLimit quota,
            StoreTransaction.Changes changes) {
        Map<Long, FolderRow> locked = folders.lock(List.of(folderId, targetId));
        FolderRow source = FolderRows.require(locked, folderId);
        FolderRow target = FolderRows.require(locked, targetId);
        // One mailbox holds both for a moment inside the transaction: no reason to refuse.
        QuotaLimit limit = source.mailboxId() == target.mailboxId() ? QuotaLimit.NONE : quota;
        Copied copied = copy(source, uids, target, limit, changes);
        boolean withinOne = folderId == targetId && !copied.target().isEmpty();
        FolderRow now = withinOne ? source.after(copied.target().count()) : source;
        removal.remove(now, copied.source(), changes);
        return copied;
    }

    private Copied copy(
            FolderRow source,
            UidSet uids,
            FolderRow target,
            QuotaLimit quota,
            StoreTransaction.Changes changes) {
        Selection selection = select(source, uids);
        UidSet found = selection.uids.build();
        if (found.isEmpty()) {
            return new Copied(target.uidValidity(), UidSet.EMPTY, UidSet.EMPTY);
        }
        usage.charge(target.mailboxId(), quota, selection.bytes, found.count());
        String flags = mappedFlags(source, target, selection.flagBits);
        long nextUid = target.uidNext();
        for (String condition : UidSql.conditions(found)) {
            nextUid += insert(source, condition, target, flags, nextUid);
        }
        folders.advance(target, found.count(), selection.bytes);
        changes.changed(target.id(), target.nextModseq());
        lessons.copied(source.id(), target.id(), target.uidNext(), nextUid - 1);
        return new Copied(target.uidValidity(), found, UidSet.range(target.uidNext(), nextUid - 1));
    }

    private Selection select(FolderRow source, UidSet uids) {
        Selection selection = new Selection();
        for (String condition : UidSql.conditions(uids)) {
            jdbc.sql(
                            "SELECT uid, size, flags FROM message WHERE folder_id = ? AND "
                                    + condition
                                    + " ORDER BY uid")
                    .param(source.id())
                    .query(row -> {
                        selection.uids.add(row.getLong(1));
                        selection.bytes += row.getLong(2);
                        selection.flagBits |= row.getLong(3);
                    });
        }
        return selection;
    }

    private int insert(
            FolderRow source, String condition, FolderRow target, String flags, long firstUid) {
        return jdbc.sql(
                        """
                        INSERT INTO message
                          (folder_id, uid, modseq, flags, email_id, size, internal_date, save_date)
                        SELECT ?, ? + ROW_NUMBER() OVER (ORDER BY uid), ?, %s, email_id, size, internal_date, ?
                        FROM message WHERE folder_id = ? AND %s
                        """
                                .formatted(flags, condition))
                .params(target.id(), firstUid - 1, target.nextModseq(), clock.millis(), source.id())
                .update();
    }

    /** Keywords have other bits in the other folder: the expression moves each that is in use. */
    private String mappedFlags(FolderRow source, FolderRow target, long flagBits) {
        long keywordBits = flagBits & -1L << Keywords.FIRST_BIT;
        if (keywordBits == 0 || source.id() == target.id()) {
            return "flags";
        }
        Keywords from = folders.keywords(source.id());
        Flags used = from.flags(keywordBits);
        Keywords to = folders.keywordsWith(target, used);
        StringBuilder expression = new StringBuilder("CAST((flags & 255)");
        for (String keyword : used.keywords()) {
            expression
                    .append(" | IF(flags & ")
                    .append(Long.toUnsignedString(from.mask(keyword).orElseThrow()))
                    .append(", ")
                    .append(Long.toUnsignedString(to.mask(keyword).orElseThrow()))
                    .append(", 0)");
        }
        return expression.append(" AS SIGNED)").toString();
    }

    private static final class Selection {
        private final UidSet.Builder uids = new UidSet.Builder();
        private long bytes;
        private long flagBits;
    }
}
