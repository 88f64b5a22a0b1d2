package org.mailherd.imap.notify;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;
import org.mailherd.imap.command.StatusAnswers;
import org.mailherd.imap.syntax.NotifyRequest.Event;
import org.mailherd.imap.syntax.StatusItem;
import org.mailherd.mailstore.folder.FolderStatus;
import org.mailherd.mailstore.snapshot.FolderWatch;
import org.mailherd.mailstore.snapshot.SnapshotStore;

/**
 * Folders whose messages a client watches, each with the counters it was last told. Changes are
 * noted by whoever makes them; all else happens in the session's thread.
 */
final class StatusNotices {
    private static final Set<StatusItem> COUNTERS =
            Set.copyOf(EnumSet.of(StatusItem.MESSAGES, StatusItem.UIDNEXT, StatusItem.UIDVALIDITY));

    private final SnapshotStore snapshots;
    private final Runnable wake;
    private final Semaphore room;
    private final Map<Long, Watched> folders = new HashMap<>();
    private final Set<Long> changed = ConcurrentHashMap.newKeySet();

    /** Changed while they were selected: the client heard of it in another way. */
    private final Set<Long> toldOtherwise = new HashSet<>();

    private final Map<Long, Long> own = new HashMap<>();

    private static final class Watched {
        private final FolderWatch watch;
        private Set<Event> events;
        private @Nullable FolderStatus told;

        Watched(FolderWatch watch, Set<Event> events) {
            this.watch = watch;
            this.events = events;
        }
    }

    /** What is to be told of one folder. */
    record News(long folderId, Set<StatusItem> items, FolderStatus status) {
        StatusAnswers.Counters counters() {
            return new StatusAnswers.Counters(folderId, status, 0);
        }
    }

    /**
     * @param wake has the session look here
     * @param room for watched folders of all sessions
     */
    StatusNotices(SnapshotStore snapshots, Runnable wake, Semaphore room) {
        this.snapshots = snapshots;
        this.wake = wake;
        this.room = room;
    }

    /**
     * Watches these folders from now on, and no others.
     *
     * @return the folders that are new here; empty when there is no room for them all
     */
    Optional<Set<Long>> watch(Map<Long, Set<Event>> wanted) {
        folders.entrySet()
                .removeIf(entry -> {
                    boolean dropped = !wanted.containsKey(entry.getKey());
                    if (dropped) {
                        end(entry.getValue());
                    }
                    return dropped;
                });
        Set<Long> added = new HashSet<>();
        for (Map.Entry<Long, Set<Event>> one : wanted.entrySet()) {
            Watched known = folders.get(one.getKey());
            if (known != null) {
                known.events = one.getValue();
            } else if (room.tryAcquire()) {
                folders.put(one.getKey(), begin(one.getKey(), one.getValue()));
                added.add(one.getKey());
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(added);
    }

    private Watched begin(long folderId, Set<Event> events) {
        return new Watched(
                snapshots.watch(
                        folderId,
                        () -> {
                            if (changed.add(folderId)) {
                                wake.run();
                            }
                        }),
                events);
    }

    private void end(Watched watched) {
        watched.watch.close();
        room.release();
    }

    void close() {
        folders.values().forEach(this::end);
        folders.clear();
    }

    Set<Event> events(long folderId) {
        Watched watched = folders.get(folderId);
        return watched == null ? Set.of() : watched.events;
    }

    /** Has a look at this folder in the next round, be there news or not. */
    void look(long folderId) {
        changed.add(folderId);
    }

    /** The client knows these counters. */
    void told(long folderId, FolderStatus status) {
        Watched watched = folders.get(folderId);
        if (watched != null) {
            watched.told = status;
        }
    }

    /** The client has added messages itself. */
    void own(long folderId, long count) {
        if (folders.containsKey(folderId)) {
            own.merge(folderId, count, Long::sum);
        }
    }

    /** Those to look at, which are not the one that is selected. */
    Set<Long> changed(long selectedId) {
        Set<Long> ids = new HashSet<>();
        for (Long id : changed) {
            changed.remove(id);
            if (id == selectedId) {
                toldOtherwise.add(id);
            } else {
                ids.add(id);
            }
        }
        for (Long id : toldOtherwise) {
            if (id != selectedId) {
                ids.add(id);
            }
        }
        toldOtherwise.retainAll(folders.keySet());
        ids.retainAll(folders.keySet());
        return ids;
    }

    /** What the client has not been told of these folders; now it has. */
    List<News> news(Map<Long, FolderStatus> statuses, boolean condstore) {
        List<News> news = new ArrayList<>();
        statuses.forEach((id, status) -> {
            Watched watched = folders.get(id);
            if (watched == null) {
                return;
            }
            long added = own.containsKey(id) ? own.remove(id) : 0;
            Set<StatusItem> items = EnumSet.noneOf(StatusItem.class);
            if (!toldOtherwise.remove(id)) {
                items = items(watched, status, added, condstore);
            }
            watched.told = status;
            if (!items.isEmpty()) {
                news.add(new News(id, items, status));
            }
        });
        return news;
    }

    /** RFC 5465 5.1 to 5.3. */
    private static Set<StatusItem> items(
            Watched watched, FolderStatus now, long added, boolean condstore) {
        FolderStatus told = watched.told;
        Set<StatusItem> items = EnumSet.noneOf(StatusItem.class);
        if (told == null) {
            // A folder that has come into sight, perhaps under a name that was another's.
            boolean news = now.messages() > added || watched.events.contains(Event.FLAG_CHANGE);
            return news ? COUNTERS : items;
        }
        boolean counts =
                now.messages() != told.messages() + added
                        || now.uidNext() != told.uidNext() + added;
        if (counts) {
            items.addAll(EnumSet.of(StatusItem.MESSAGES, StatusItem.UIDNEXT));
            if (condstore) {
                items.add(StatusItem.HIGHESTMODSEQ);
            }
        }
        boolean moved = now.highestModseq() != told.highestModseq() && (counts || added == 0);
        if (watched.events.contains(Event.FLAG_CHANGE) && moved) {
            if (now.unseen() != told.unseen()) {
                items.addAll(EnumSet.of(StatusItem.UNSEEN, StatusItem.UIDVALIDITY));
            }
            if (condstore) {
                items.addAll(EnumSet.of(StatusItem.HIGHESTMODSEQ, StatusItem.UIDVALIDITY));
            }
        }
        return items;
    }
}
