package org.mailherd.mailstore.snapshot;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongConsumer;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;

/**
 * Keeps current snapshots in memory up to a total weight, moves them on when a folder changes, and
 * wakes who watches. One lock a folder (striped) orders loading and moving on, so a snapshot never
 * goes back.
 */
public final class CachedSnapshots implements SnapshotStore {
    /** How long a lost notice of another node can go unseen. */
    private static final Duration TRUSTED = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(CachedSnapshots.class);

    private final SnapshotLoader loader;
    private final ChangeRelay relay;
    private final Clock clock;
    private final Cache<Long, Kept> cache;
    private final FolderLocks locks = new FolderLocks();
    private final Watchers folders = new Watchers();
    private final Watchers mailboxes = new Watchers();

    /** Folders that are ahead of the tables, see {@link #hold}. */
    private final Map<Long, FolderSnapshot> held = new ConcurrentHashMap<>();

    /** The modseqs that held folders were said to have reached in the tables meanwhile. */
    private final Map<Long, Long> missed = new ConcurrentHashMap<>();

    /** Has the tables catch up with what {@link #publish} said of a folder. */
    private volatile LongConsumer catchUp = _ -> {};

    private record Kept(FolderSnapshot snapshot, long checkedAt) {}

    /**
     * @param cacheBytes memory for snapshots that no session may be using
     */
    public CachedSnapshots(SnapshotLoader loader, ChangeRelay relay, Clock clock, long cacheBytes) {
        this.loader = loader;
        this.relay = relay;
        this.clock = clock;
        this.cache =
                Caffeine.newBuilder()
                        .maximumWeight(cacheBytes)
                        .<Long, Kept>weigher((_, kept) -> kept.snapshot.weight())
                        .build();
        relay.listen(this::heard);
    }

    @Override
    public FolderSnapshot current(long folderId) {
        FolderSnapshot ahead = held.get(folderId);
        if (ahead != null) {
            return ahead;
        }
        settle(folderId);
        Kept kept = cache.getIfPresent(folderId);
        if (kept != null && clock.millis() - kept.checkedAt < TRUSTED.toMillis()) {
            return kept.snapshot;
        }
        return locks.locked(folderId, () -> moveOn(folderId));
    }

    /** The snapshot if it is in memory and can be trusted: for counters that SQL can give too. */
    public Optional<FolderSnapshot> inMemory(long folderId) {
        FolderSnapshot ahead = held.get(folderId);
        if (ahead != null) {
            return Optional.of(ahead);
        }
        return Optional.ofNullable(cache.getIfPresent(folderId))
                .filter(kept -> clock.millis() - kept.checkedAt < TRUSTED.toMillis())
                .map(Kept::snapshot);
    }

    /** Folders of which a snapshot is in memory, each as it was in the tables. */
    public List<FolderSnapshot> inMemory() {
        return cache.asMap().values().stream().map(Kept::snapshot).toList();
    }

    /** Who writes what the tables lack of a folder; there is one. */
    public void settledBy(LongConsumer writer) {
        catchUp = writer;
    }

    /**
     * Returns when the tables have every message that this node shows of the folder: for those who
     * read rows by a snapshot.
     */
    public void settle(long folderId) {
        catchUp.accept(folderId);
    }

    /** The set for use in SQL, in as few ranges as what is in memory allows. */
    public UidSet joined(long folderId, UidSet set) {
        Kept kept = set.ranges() > 1 ? cache.getIfPresent(folderId) : null;
        return kept == null ? set : kept.snapshot.joined(set);
    }

    /**
     * This node has committed a change of the folder; returns when the next {@code current} shows
     * it.
     */
    public void changed(long folderId, long modseq) {
        refresh(folderId, modseq);
        folders.wake(folderId);
        relay.publish(new FolderChanged(folderId, modseq));
    }

    /**
     * This node has committed one more message, whose folder stood at {@code modseqBefore}: as
     * {@link #changed} without a look at the tables.
     */
    public void appended(long folderId, long modseqBefore, NewMessage message) {
        locks.locked(
                folderId,
                () -> {
                    Kept kept = cache.getIfPresent(folderId);
                    if (kept != null
                            && kept.snapshot.highestModseq() == modseqBefore
                            && kept.snapshot.uidNext() == message.uid()) {
                        FolderSnapshot next =
                                kept.snapshot.withMessage(
                                        message.uid(), message.modseq(), message.flagBits());
                        cache.put(folderId, new Kept(next, kept.checkedAt));
                    } else if (kept != null) {
                        refresh(folderId, message.modseq());
                    }
                });
        folders.wake(folderId);
        relay.publish(new FolderChanged(folderId, message.modseq()));
    }

    /** What {@link #appended} has to know of a message. */
    public record NewMessage(long uid, long modseq, long flagBits) {}

    /**
     * The folder for one who has locked its row: from now on what that one {@link #publish}es
     * counts, and the tables do not, until {@link #release} or {@link #takeBack}.
     *
     * @param locked what the row says
     */
    public FolderSnapshot hold(FolderMark locked) {
        long folderId = locked.folderId();
        return locks.locked(
                folderId,
                () -> {
                    Kept kept = cache.getIfPresent(folderId);
                    FolderSnapshot snapshot =
                            kept != null && kept.snapshot.mark().equals(locked)
                                    ? kept.snapshot
                                    : moveOn(folderId);
                    held.put(folderId, snapshot);
                    return snapshot;
                });
    }

    /** A held folder has changed, although the tables do not show it yet. */
    public void publish(FolderSnapshot next) {
        held.put(next.folderId(), next);
        folders.wake(next.folderId());
    }

    /** The tables show what was published; other nodes hear of it now. */
    public void release(FolderSnapshot now, FolderSnapshot before) {
        long folderId = now.folderId();
        locks.locked(
                folderId,
                () -> {
                    cache.put(folderId, new Kept(now, clock.millis()));
                    held.remove(folderId);
                    // Its row was free since the commit: somebody else may have been quicker than
                    // this.
                    Long reached = missed.remove(folderId);
                    if (reached != null && reached > now.highestModseq()) {
                        refresh(folderId, reached);
                        folders.wake(folderId);
                    }
                });
        if (now != before) {
            relay.publish(new FolderChanged(now.folderId(), now.highestModseq()));
        }
    }

    /** What was published will never be in the tables. */
    public void takeBack(long folderId) {
        cache.invalidate(folderId);
        held.remove(folderId);
        missed.remove(folderId);
        folders.wake(folderId);
    }

    /** This node has deleted the folder. */
    public void gone(long folderId) {
        cache.invalidate(folderId);
        folders.wake(folderId);
        relay.publish(new FolderChanged(folderId, FolderChanged.GONE));
    }

    /**
     * This node has committed a change of which folders a mailbox has, of their names, of what its
     * user subscribes to, or of who may use them.
     *
     * @param mailboxId {@link FolderChanged#EVERY_MAILBOX} when all may be concerned
     */
    public void treeChanged(long mailboxId) {
        wakeTree(mailboxId);
        relay.publish(new FolderChanged(mailboxId, FolderChanged.TREE));
    }

    @Override
    public FolderWatch watch(long folderId, Runnable listener) {
        return folders.add(folderId, listener);
    }

    @Override
    public FolderWatch watchTree(long mailboxId, Runnable listener) {
        return mailboxes.add(mailboxId, listener);
    }

    private void heard(FolderChanged change) {
        if (change.modseq() == FolderChanged.TREE) {
            wakeTree(change.folderId());
            return;
        }
        if (change.isWholeMailbox()) {
            return;
        }
        Kept kept = cache.getIfPresent(change.folderId());
        if (change.modseq() == FolderChanged.GONE) {
            cache.invalidate(change.folderId());
        } else if (kept == null || kept.snapshot.highestModseq() < change.modseq()) {
            refresh(change.folderId(), change.modseq());
        }
        // Even when the snapshot is as new: whoever moved it on may have woken nobody.
        folders.wake(change.folderId());
    }

    /** Moves a snapshot that is in memory on; one that is not stays where it is, in the tables. */
    private void refresh(long folderId, long modseq) {
        try {
            locks.locked(
                    folderId,
                    () -> {
                        if (held.containsKey(folderId)) {
                            missed.merge(folderId, modseq, Math::max);
                        } else if (cache.getIfPresent(folderId) != null) {
                            moveOn(folderId);
                        }
                    });
        } catch (NoSuchFolder _) {
            cache.invalidate(folderId);
        } catch (DataAccessException e) {
            // The change is committed; whoever looks next reads it anew.
            cache.invalidate(folderId);
            log.warn(
                    "event=snapshot-refresh-failed folder={} reason=\"{}\"",
                    folderId,
                    e.getMessage());
        }
    }

    private FolderSnapshot moveOn(long folderId) {
        FolderSnapshot ahead = held.get(folderId);
        if (ahead != null) {
            return ahead;
        }
        Kept kept = cache.getIfPresent(folderId);
        long now = clock.millis();
        FolderSnapshot next;
        try {
            next = kept == null ? loader.load(folderId) : loader.advance(kept.snapshot);
        } catch (NoSuchFolder e) {
            cache.invalidate(folderId);
            throw e;
        }
        cache.put(folderId, new Kept(next, now));
        return next;
    }

    private void wakeTree(long mailboxId) {
        if (mailboxId == FolderChanged.EVERY_MAILBOX) {
            mailboxes.wakeAll();
        } else {
            mailboxes.wake(mailboxId);
        }
    }
}
