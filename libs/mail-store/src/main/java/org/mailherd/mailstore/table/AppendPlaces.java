package org.mailherd.mailstore.table;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.quota.OverQuota;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.quota.QuotaUsage;

/**
 * Folders and mailboxes that a transaction has locked, counting on as messages are placed. A folder
 * that somebody else has locked, or whose mailbox is, is not among them.
 */
final class AppendPlaces {
    private final Map<Long, Place> folders = new TreeMap<>();
    private final Map<Long, Box> boxes = new TreeMap<>();
    private final AppendThreads threads = new AppendThreads();

    private static final class Box {
        private final long id;
        private QuotaUsage usage;
        private boolean changed;

        private Box(long id, QuotaUsage usage) {
            this.id = id;
            this.usage = usage;
        }
    }

    private static final class Place {
        private final long id;
        private final Box box;
        private final long uidValidity;
        private long uidNext;
        private long modseq;
        private long bytes;
        private boolean changed;

        private Place(ResultSet row, Box box) throws SQLException {
            this.id = row.getLong(1);
            this.box = box;
            this.uidValidity = row.getLong(3);
            this.uidNext = row.getLong(4);
            this.modseq = row.getLong(5);
        }
    }

    /** Begins the transaction. */
    static AppendPlaces lock(Statement statement, List<AppendItem> items) throws SQLException {
        AppendPlaces places = new AppendPlaces();
        Collection<Long> ids =
                items.stream()
                        .map(AppendItem::folderId)
                        .collect(Collectors.toCollection(TreeSet::new));
        try (ResultSet row = statement.executeQuery(locking(ids))) {
            while (row.next()) {
                QuotaUsage usage = new QuotaUsage(row.getLong(6), row.getLong(7));
                long mailbox = row.getLong(2);
                Box box = places.boxes.computeIfAbsent(mailbox, id -> new Box(id, usage));
                Place place = new Place(row, box);
                places.folders.put(place.id, place);
            }
        }
        for (AppendItem item : items) {
            Place place = places.folders.get(item.folderId());
            if (place != null) {
                places.threads.ask(place.box.id, item.references());
            }
        }
        places.threads.read(statement);
        return places;
    }

    private static String locking(Collection<Long> folderIds) {
        return """
        BEGIN NOT ATOMIC
          START TRANSACTION;
          SELECT f.id, f.mailbox_id, f.uid_validity, GREATEST(f.uid_next, f.reserved_uid), f.highest_modseq,
            s.bytes, s.messages
            FROM folder f FORCE INDEX (PRIMARY) STRAIGHT_JOIN mailbox_state s FORCE INDEX (PRIMARY)
            ON s.mailbox_id = f.mailbox_id WHERE f.id IN (%s) ORDER BY f.id FOR UPDATE SKIP LOCKED;
        END
        """
                .formatted(
                        folderIds.stream().map(Object::toString).collect(Collectors.joining(",")));
    }

    /** Counts the message in. */
    AppendPlan.Fate place(AppendItem item, Clock clock) {
        Place place = folders.get(item.folderId());
        if (place == null) {
            return new AppendPlan.Fate.Alone();
        }
        Box box = place.box;
        QuotaLimit limit = item.delivery().quota();
        QuotaUsage usage =
                new QuotaUsage(box.usage.bytes() + item.size(), box.usage.messages() + 1);
        if (!limit.allows(usage)) {
            return new AppendPlan.Fate.Refused(new OverQuota(box.id));
        }
        box.usage = usage;
        box.changed = true;
        long before = place.modseq;
        place.modseq = Modseqs.next(before, clock);
        place.bytes += item.size();
        place.changed = true;
        Appended where = new Appended(place.id, place.uidValidity, place.uidNext++);
        long thread = threads.threadOf(box.id, item.references(), item.id());
        return new AppendPlan.Fate.Placed(item, where, before, place.modseq, thread);
    }

    /** Statements that write what was counted. */
    String writes() {
        Map<Long, Place> filled = where(folders, place -> place.changed);
        Map<Long, Box> charged = where(boxes, box -> box.changed);
        return threads.writes()
                + "UPDATE mailbox_state SET bytes = "
                + choice("mailbox_id", charged, box -> box.usage.bytes())
                + ", messages = "
                + choice("mailbox_id", charged, box -> box.usage.messages())
                + " WHERE mailbox_id IN ("
                + ids(charged)
                + ");UPDATE folder SET uid_next = "
                + choice("id", filled, place -> place.uidNext)
                + ", highest_modseq = "
                + choice("id", filled, place -> place.modseq)
                + ", bytes = bytes + "
                + choice("id", filled, place -> place.bytes)
                + " WHERE id IN ("
                + ids(filled)
                + ");";
    }

    private static <T> Map<Long, T> where(Map<Long, T> all, Predicate<T> which) {
        Map<Long, T> some = new TreeMap<>(all);
        some.values().removeIf(which.negate());
        return some;
    }

    private static <T> String choice(String column, Map<Long, T> rows, Function<T, Long> value) {
        if (rows.size() == 1) {
            return value.apply(rows.values().iterator().next()).toString();
        }
        StringBuilder sql = new StringBuilder("CASE ").append(column);
        rows.forEach((id, row) ->
                sql.append(" WHEN ").append(id).append(" THEN ").append(value.apply(row)));
        return sql.append(" END").toString();
    }

    private static String ids(Map<Long, ?> rows) {
        return rows.keySet().stream().map(Object::toString).collect(Collectors.joining(","));
    }
}
