package org.mailherd.mailstore.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.Delivery;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/** One transaction that uploads into several folders share; its lock orders all that it does. */
final class AppendWindow {
    private static final Logger log = LoggerFactory.getLogger(AppendWindow.class);

    /** In one transaction. */
    private static final int MOST_UPLOADS = 512;

    private final WindowMeans means;
    private final WindowListener listener;
    private final Reservations reservations;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Long, Held> folders = new LinkedHashMap<>();

    /**
     * The same, and one that is being opened: who has refused a folder, and does not find it here,
     * need not wait.
     */
    private final Set<Long> folderIds = ConcurrentHashMap.newKeySet();

    private @Nullable WindowTransaction transaction;
    private int uploads;

    /** A folder with changes of flags kept out. */
    private record Held(WindowFolder folder, FlagWindows.Claim claim) {}

    AppendWindow(WindowMeans means, WindowListener listener) {
        this.means = means;
        this.listener = listener;
        this.reservations = new Reservations(means.database(), means.blobs(), means.ids());
    }

    /**
     * Returns when the octets are durable and nobody can have taken the folder over before that.
     *
     * @param refused asked under the lock
     * @return empty when it has to go the other way
     */
    Optional<Appended> append(StoredMessage message, Delivery delivery, BooleanSupplier refused) {
        WindowFolder folder;
        Upload upload;
        lock.lock();
        try {
            folder = folder(delivery.folderId(), refused);
            if (folder != null && folder.isFull()) {
                commit();
                folder = folder(delivery.folderId(), refused);
            }
            if (folder == null) {
                return Optional.empty();
            }
            Optional<Upload> begun = folder.begin(message, delivery, means.clock());
            if (begun.isEmpty()) {
                return Optional.empty();
            }
            upload = begun.get();
            uploads++;
        } finally {
            lock.unlock();
        }
        return Optional.of(answer(folder, upload));
    }

    private Appended answer(WindowFolder folder, Upload upload) {
        UncheckedIOException fault = null;
        try {
            upload.awaitDurable();
        } catch (UncheckedIOException e) {
            fault = e;
        }
        lock.lock();
        try {
            if (upload.state() == Upload.State.UNDER_WAY && fault != null) {
                upload.is(Upload.State.LOST);
            } else if (upload.state() == Upload.State.UNDER_WAY) {
                show(folder);
            }
            if (upload.state() == Upload.State.LOST) {
                throw fault != null
                        ? fault
                        : new UncheckedIOException(
                                new IOException("the database went away during an upload"));
            }
            if (uploads >= MOST_UPLOADS) {
                commit();
            }
            return folder.appended(upload);
        } finally {
            lock.unlock();
        }
    }

    /**
     * What was durable before the connection answered is safe: whoever locks the folder after it
     * finds it in the journal.
     */
    private void show(WindowFolder folder) {
        int durable = folder.settled();
        WindowTransaction running = transaction;
        if (running != null && running.isAlive()) {
            folder.show(durable, means.snapshots());
        } else {
            abandon(new SQLException("the connection is lost"));
        }
    }

    /** Null when this window cannot have it now. */
    private @Nullable WindowFolder folder(long folderId, BooleanSupplier refused) {
        Held known = folders.get(folderId);
        if (known != null) {
            return refused.getAsBoolean() ? null : known.folder;
        }
        // In this order: who refuses it from now on finds it here.
        folderIds.add(folderId);
        WindowFolder folder = null;
        try {
            folder = refused.getAsBoolean() ? null : claimed(folderId);
        } finally {
            if (folder == null) {
                folderIds.remove(folderId);
            }
        }
        return folder;
    }

    private @Nullable WindowFolder claimed(long folderId) {
        FlagWindows.Claim claim = means.flags().claim(List.of(folderId));
        WindowFolder folder = null;
        try {
            folder = locked(folderId);
        } finally {
            if (folder == null) {
                claim.close();
            }
        }
        if (folder != null) {
            folders.put(folderId, new Held(folder, claim));
        }
        return folder;
    }

    private @Nullable WindowFolder locked(long folderId) {
        try {
            Reservation reservation = reservations.require(folderId);
            if (reservation == null) {
                return null;
            }
            boolean first = transaction == null;
            Optional<WindowSql.Locked> locked =
                    WindowSql.lock(begun().connection(), reservation, first);
            if (locked.isEmpty()) {
                // It may have locked the row all the same, which others now wait for.
                commit();
                reservations.retire(id -> id == folderId);
                return null;
            }
            return new WindowFolder(
                    reservation, locked.get(), means.snapshots().hold(locked.get().mark()));
        } catch (SQLException | DataAccessException e) {
            // The other way meets the same fault, and tells the client.
            abandon(e);
            return null;
        }
    }

    private WindowTransaction begun() throws SQLException {
        WindowTransaction running = transaction;
        if (running == null) {
            running = WindowTransaction.begin(means.database());
            transaction = running;
            listener.opened(this);
        }
        return running;
    }

    /** Whether it had the folder. */
    boolean commitIfIn(long folderId) {
        if (!folderIds.contains(folderId)) {
            return false;
        }
        lock.lock();
        try {
            boolean in = folders.containsKey(folderId);
            if (in) {
                commit();
            }
            return in;
        } finally {
            lock.unlock();
        }
    }

    void commit() {
        lock.lock();
        try {
            WindowTransaction running = transaction;
            if (running == null) {
                return;
            }
            List<WindowFolder> all = folders.values().stream().map(Held::folder).toList();
            all.forEach(WindowFolder::awaitDurable);
            new WindowCommit(all, means.ids()).run(running.connection(), means.clock());
            all.forEach(folder -> folder.committed(means.snapshots()));
            close(running);
            all.stream()
                    .filter(WindowFolder::isFull)
                    .forEach(folder -> reservations.retire(id -> id == folder.id()));
        } catch (SQLException | RuntimeException e) {
            abandon(e);
        } finally {
            lock.unlock();
        }
    }

    /** What was promised is in the journal; from there somebody brings it back. */
    private void abandon(Exception reason) {
        List<Long> broken = List.copyOf(folders.keySet());
        int promised =
                folders.values().stream()
                        .mapToInt(held -> held.folder.abandoned(means.snapshots()))
                        .sum();
        broken.forEach(reservations::forget);
        log.warn(
                "event=append-window-broken folders={} messages={} reason=\"{}\"",
                broken,
                promised,
                reason.getMessage());
        if (!broken.isEmpty()) {
            listener.broken(broken);
        }
        WindowTransaction running = transaction;
        if (running != null) {
            running.rollBack();
            close(running);
        }
    }

    private void close(WindowTransaction ended) {
        transaction = null;
        folders.values().forEach(held -> held.claim.close());
        folderIds.removeAll(folders.keySet());
        folders.clear();
        uploads = 0;
        ended.end();
    }

    /** The folder's next UID is again the one behind the last that was given. */
    void giveBack(long folderId) {
        if (!folderIds.contains(folderId) && !reservations.has(folderId)) {
            return;
        }
        lock.lock();
        try {
            commitIfIn(folderId);
            reservations.retire(id -> id == folderId);
        } finally {
            lock.unlock();
        }
    }

    /** As {@link #giveBack}, all that it has not open. */
    void giveBackUnused() {
        lock.lock();
        try {
            reservations.retire(id -> !folders.containsKey(id));
        } finally {
            lock.unlock();
        }
    }
}
