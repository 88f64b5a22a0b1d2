package org.mailherd.mailstore.table;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.IntStream;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.message.Appended;
import org.mailherd.mailstore.message.Delivery;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Uploads that are answered when their octets are durable, and get their rows together a moment
 * later (ADR 13). Only who uploads one message after the other into a folder meets it: the first
 * goes its own way. Whoever else changes the folder, or reads rows of it, has the window committed
 * first.
 */
public final class AppendWindows implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(AppendWindows.class);
    private static final int LANES = 4;

    /** Windows: an upload that comes so soon after another into its folder is one of many. */
    private static final int BURST = 4;

    /** Windows: so long a folder has none after somebody else wanted it. */
    private static final int PAUSE = 64;

    private static final int MOST_FOLDERS = 10_000;
    private static final Duration IDLE = Duration.ofSeconds(2);
    private static final Duration RETRY = Duration.ofSeconds(1);

    /** Of one who reads a folder that somebody else has locked to bring its messages back. */
    private static final int ATTEMPTS = 20;

    private static final Duration ATTEMPT = Duration.ofMillis(50);

    private final Duration window;
    private final AppendRecovery recovery;
    private final List<AppendWindow> lanes;
    private final ConcurrentHashMap<Long, Integer> claimed = new ConcurrentHashMap<>();

    /** Folders with messages that were promised and are in the journal alone. */
    private final Set<Long> broken = ConcurrentHashMap.newKeySet();

    private final ReentrantLock recovering = new ReentrantLock();

    /** Folders into which something was just uploaded. */
    private final Cache<Long, Boolean> lately;

    /** Folders that more is done with than uploads. */
    private final Cache<Long, Boolean> shared;

    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("append-window").daemon().factory());
    private volatile boolean closed;

    /**
     * @param flags the other windows of the same folders
     * @param recovery for messages whose window broke
     * @param window longest time between the answer and the commit; zero: commit before the answer
     */
    public AppendWindows(
            FlagWindows.Connections database,
            FlagWindows flags,
            CachedSnapshots snapshots,
            BlobStore blobs,
            MessageTables tables,
            AppendRecovery recovery,
            Clock clock,
            Duration window) {
        this.window = window;
        this.recovery = recovery;
        WindowMeans means = new WindowMeans(database, flags, snapshots, blobs, tables.ids(), clock);
        this.lately = remembering(window.multipliedBy(BURST));
        this.shared = remembering(window.multipliedBy(PAUSE));
        this.lanes =
                IntStream.range(0, LANES)
                        .mapToObj(_ -> new AppendWindow(means, new Schedule()))
                        .toList();
        snapshots.settledBy(this::settle);
    }

    private static Cache<Long, Boolean> remembering(Duration time) {
        return Caffeine.newBuilder().expireAfterWrite(time).maximumSize(MOST_FOLDERS).build();
    }

    private final class Schedule implements WindowListener {
        @Override
        public void opened(AppendWindow lane) {
            later(lane::commit, window);
            later(lane::giveBackUnused, IDLE);
        }

        @Override
        public void broken(List<Long> folderIds) {
            broken.addAll(folderIds);
            later(AppendWindows.this::mend, Duration.ZERO);
        }
    }

    /** Empty when it has to be done the other way: committed before it is answered. */
    Optional<Appended> append(StoredMessage message, Delivery delivery) {
        long folderId = delivery.folderId();
        if (window.isZero() || !UploadNote.fits(message, delivery)) {
            return Optional.empty();
        }
        boolean oneOfMany = lately.asMap().put(folderId, Boolean.TRUE) != null;
        if (!oneOfMany || isRefused(folderId)) {
            return Optional.empty();
        }
        return lane(folderId).append(message, delivery, () -> isRefused(folderId));
    }

    private boolean isRefused(long folderId) {
        return closed
                || claimed.containsKey(folderId)
                || broken.contains(folderId)
                || shared.getIfPresent(folderId) != null;
    }

    /**
     * Commits what windows hold of the folders and keeps them out until it is closed.
     *
     * @param givesUids whether the folder is to have no reservation either
     * @throws DataAccessException when what was promised cannot be written now
     */
    FlagWindows.Claim claim(Collection<Long> folderIds, boolean givesUids) {
        FlagWindows.Claim claim =
                () ->
                        folderIds.forEach(id ->
                                claimed.computeIfPresent(id, (_, n) -> n == 1 ? null : n - 1));
        folderIds.forEach(id -> claimed.merge(id, 1, Integer::sum));
        try {
            folderIds.forEach(id -> clear(id, givesUids));
        } catch (RuntimeException e) {
            claim.close();
            throw e;
        }
        return claim;
    }

    private void clear(long folderId, boolean givesUids) {
        AppendWindow lane = lane(folderId);
        if (lane.commitIfIn(folderId)) {
            shared.put(folderId, Boolean.TRUE);
        }
        mended(folderId);
        if (givesUids) {
            lane.giveBack(folderId);
        }
    }

    /**
     * Returns when the tables have all messages that were promised and shown.
     *
     * @throws DataAccessException when they cannot be written now
     */
    private void settle(long folderId) {
        lane(folderId).commitIfIn(folderId);
        mended(folderId);
    }

    private void mended(long folderId) {
        for (int i = 0; i < ATTEMPTS && broken.contains(folderId); i++) {
            if (i > 0) {
                LockSupport.parkNanos(ATTEMPT.toNanos());
            }
            recover();
        }
    }

    private void recover() {
        recovering.lock();
        try {
            if (!broken.isEmpty()) {
                broken.retainAll(recovery.recover());
            }
        } finally {
            recovering.unlock();
        }
    }

    private void mend() {
        try {
            recover();
        } catch (DataAccessException e) {
            log.warn(
                    "event=append-recovery-failed folders={} reason=\"{}\"",
                    broken,
                    e.getMessage());
        }
        if (!broken.isEmpty() && !closed) {
            later(this::mend, RETRY);
        }
    }

    private void later(Runnable work, Duration delay) {
        if (!timer.isShutdown()) {
            timer.schedule(work, delay.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private AppendWindow lane(long folderId) {
        return lanes.get(Long.hashCode(folderId) & LANES - 1);
    }

    /** Commits all. */
    public void commit() {
        lanes.forEach(AppendWindow::commit);
    }

    /** Commits all, gives back what is reserved, and takes nothing more. */
    @Override
    public void close() {
        closed = true;
        commit();
        lanes.forEach(AppendWindow::giveBackUnused);
        timer.shutdown();
    }
}
