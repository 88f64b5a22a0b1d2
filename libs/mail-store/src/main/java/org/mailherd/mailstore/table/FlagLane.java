package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.FolderMark;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One transaction that several changes of flags share; its lock orders all that it does. */
final class FlagLane {
    private static final Logger log = LoggerFactory.getLogger(FlagLane.class);

    /** A larger change is one statement on its own. */
    private static final int MESSAGES_AT_ONCE = 200;

    private static final int MESSAGES_IN_ALL = 5000;

    private final FlagWindows.Connections database;
    private final CachedSnapshots snapshots;
    private final Clock clock;
    private final Consumer<FlagLane> opened;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Held> folders = new LinkedHashMap<>();
    private @Nullable Connection connection;
    private int messages;

    FlagLane(
            FlagWindows.Connections database,
            CachedSnapshots snapshots,
            Clock clock,
            Consumer<FlagLane> opened) {
        this.database = database;
        this.snapshots = snapshots;
        this.clock = clock;
        this.opened = opened;
    }

    record Order(long folderId, UidSet uids, FlagChange change, OptionalLong unchangedSince) {}

    /**
     * A folder whose row this transaction has locked: as it is in the tables, and as it will be.
     */
    private record Held(FolderSnapshot committed, FolderSnapshot current) {}

    /**
     * @param refused asked under the lock
     */
    Optional<FlagsStored> store(Order order, BooleanSupplier refused) {
        lock.lock();
        try {
            if (refused.getAsBoolean()) {
                return Optional.empty();
            }
            Held held = folders.get(order.folderId);
            if (held == null) {
                held = open(order.folderId);
            }
            return held == null ? Optional.empty() : apply(order, held);
        } finally {
            lock.unlock();
        }
    }

    private Optional<FlagsStored> apply(Order order, Held held) {
        Optional<FlagEdit> planned = FlagEdit.of(held.current, order, MESSAGES_AT_ONCE);
        if (planned.isEmpty()) {
            return Optional.empty();
        }
        FlagEdit edit = planned.get();
        FolderSnapshot after = held.current;
        if (edit.changes() > 0) {
            after = edit.apply(Modseqs.next(held.current.highestModseq(), clock));
            folders.put(order.folderId, new Held(held.committed, after));
            snapshots.publish(after);
            messages += edit.changes();
        }
        FlagsStored stored = new FlagsStored(edit.refused(), after);
        if (messages > MESSAGES_IN_ALL) {
            commit();
        }
        return Optional.of(stored);
    }

    private @Nullable Held open(long folderId) {
        try {
            Connection open = connection;
            if (open == null) {
                open = database.open();
                connection = open;
                open.setAutoCommit(false);
                opened.accept(this);
            }
            Optional<FolderMark> locked = FlagSql.lock(open, folderId);
            if (locked.isEmpty()) {
                return null;
            }
            FolderSnapshot snapshot = snapshots.hold(locked.get());
            Held held = new Held(snapshot, snapshot);
            folders.put(folderId, held);
            return held;
        } catch (SQLException | DataAccessException e) {
            // The other way meets the same fault, and tells the client.
            abandon(e);
            return null;
        }
    }

    void commitIfIn(long folderId) {
        lock.lock();
        try {
            if (folders.containsKey(folderId)) {
                commit();
            }
        } finally {
            lock.unlock();
        }
    }

    void commit() {
        lock.lock();
        try {
            Connection open = connection;
            if (open == null) {
                return;
            }
            for (Held held : folders.values()) {
                FlagSql.write(open, held.committed, held.current);
            }
            open.commit();
            folders.values().forEach(held -> snapshots.release(held.current, held.committed));
            close(open);
        } catch (SQLException | RuntimeException e) {
            abandon(e);
        } finally {
            lock.unlock();
        }
    }

    /** Sessions see the flags as they were: the only change that is ever taken back. */
    private void abandon(Exception reason) {
        Connection open = connection;
        if (open != null) {
            try {
                open.rollback();
            } catch (SQLException _) {
                // the server has rolled back what it lost the connection to
            }
        }
        if (messages > 0) {
            log.error(
                    "event=flags-lost folders={} messages={} reason=\"{}\"",
                    folders.keySet(),
                    messages,
                    reason.getMessage());
        }
        folders.keySet().forEach(snapshots::takeBack);
        if (open != null) {
            close(open);
        }
    }

    private void close(Connection open) {
        connection = null;
        folders.clear();
        messages = 0;
        try {
            // The pool rolls back what is open and sets auto-commit again.
            open.close();
        } catch (SQLException e) {
            log.debug("event=connection-close-failed reason=\"{}\"", e.getMessage());
        }
    }
}
