package org.mailherd.mailstore.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * Changes of flags that are answered at once and committed together a moment later (ADR 8). A few
 * lanes, one connection and one transaction each, hold the folder rows of what was changed in the
 * window; whatever else wants one of these folders has its lane committed first.
 */
public final class FlagWindows implements AutoCloseable {
    private static final int LANES = 4;

    private final boolean enabled;
    private volatile boolean closed;
    private final List<FlagLane> lanes;
    private final ConcurrentHashMap<Long, Integer> claimed = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("flag-window").daemon().factory());

    /**
     * @param window longest time between the answer and the commit; zero: commit before the answer
     */
    public FlagWindows(
            Connections database, CachedSnapshots snapshots, Clock time, Duration window) {
        this.enabled = window.isPositive();
        this.lanes =
                IntStream.range(0, LANES)
                        .mapToObj(_ ->
                                new FlagLane(
                                        database, snapshots, time, lane -> later(lane, window)))
                        .toList();
    }

    /** Where a lane gets a connection for as long as its window is open. */
    @FunctionalInterface
    public interface Connections {
        Connection open() throws SQLException;
    }

    /** A folder that something else than the windows of this kind changes. */
    interface Claim extends AutoCloseable {
        @Override
        void close();
    }

    /** Empty when it has to be done the other way: committed before it is answered. */
    Optional<FlagsStored> store(
            long folderId, UidSet uids, FlagChange change, OptionalLong unchangedSince) {
        if (!enabled || closed || claimed.containsKey(folderId)) {
            return Optional.empty();
        }
        return lane(folderId)
                .store(
                        new FlagLane.Order(folderId, uids, change, unchangedSince),
                        () -> closed || claimed.containsKey(folderId));
    }

    /** Commits what windows hold of the folders and keeps them out until it is closed. */
    Claim claim(Collection<Long> folderIds) {
        if (!enabled) {
            return () -> {};
        }
        folderIds.forEach(id -> claimed.merge(id, 1, Integer::sum));
        folderIds.forEach(id -> lane(id).commitIfIn(id));
        return () ->
                folderIds.forEach(
                        id -> claimed.computeIfPresent(id, (_, n) -> n == 1 ? null : n - 1));
    }

    private void later(FlagLane lane, Duration window) {
        timer.schedule(lane::commit, window.toNanos(), TimeUnit.NANOSECONDS);
    }

    private FlagLane lane(long folderId) {
        return lanes.get(Long.hashCode(folderId) & LANES - 1);
    }

    /** Commits all. */
    public void commit() {
        lanes.forEach(FlagLane::commit);
    }

    /** Commits all and takes nothing more. */
    @Override
    public void close() {
        closed = true;
        commit();
        timer.shutdown();
    }
}
