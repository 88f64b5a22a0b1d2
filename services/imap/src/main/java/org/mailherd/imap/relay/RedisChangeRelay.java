package org.mailherd.imap.relay;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.FolderChanged;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@link ChangeRelay} over Redis. Notices are gathered for a moment and sent together, the last one
 * of each folder, by a thread of their own: a Redis that hangs costs other nodes some delay, and
 * nobody here.
 */
public final class RedisChangeRelay implements ChangeRelay, AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(RedisChangeRelay.class);
    private static final Duration GATHERED = Duration.ofMillis(10);
    private static final int MOST_WAITING = 10_000;
    private static final int MOST_AT_ONCE = 500;
    private static final String BETWEEN = ",";

    private final EventChannel events;
    private final Map<Subject, FolderChanged> waiting = new LinkedHashMap<>();
    private final ScheduledExecutorService sender =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("folder-relay").factory());

    /** What changes: a folder, or what a mailbox sees of folders. */
    private record Subject(long id, boolean tree) {
        static Subject of(FolderChanged change) {
            return new Subject(change.folderId(), change.modseq() == FolderChanged.TREE);
        }
    }

    public RedisChangeRelay(EventChannel events) {
        this.events = events;
    }

    @Override
    public void publish(FolderChanged change) {
        synchronized (waiting) {
            if (waiting.isEmpty() && !sender.isShutdown()) {
                sender.schedule(this::send, GATHERED.toNanos(), TimeUnit.NANOSECONDS);
            }
            if (waiting.size() < MOST_WAITING) {
                waiting.merge(Subject.of(change), change, RedisChangeRelay::later);
            }
        }
    }

    private static FolderChanged later(FolderChanged one, FolderChanged other) {
        boolean gone = one.modseq() == FolderChanged.GONE;
        return gone || other.modseq() != FolderChanged.GONE && one.modseq() > other.modseq()
                ? one
                : other;
    }

    private void send() {
        List<FolderChanged> changes;
        synchronized (waiting) {
            changes = new ArrayList<>(waiting.values());
            waiting.clear();
        }
        for (int from = 0; from < changes.size(); from += MOST_AT_ONCE) {
            int to = Math.min(changes.size(), from + MOST_AT_ONCE);
            events.publish(
                    CHANNEL,
                    changes.subList(from, to).stream()
                            .map(FolderChanged::format)
                            .collect(Collectors.joining(BETWEEN)));
        }
    }

    @Override
    public void listen(Consumer<FolderChanged> listener) {
        events.subscribe(CHANNEL, message -> receive(message, listener));
    }

    private static void receive(String message, Consumer<FolderChanged> listener) {
        for (String change : message.split(BETWEEN)) {
            try {
                listener.accept(FolderChanged.parse(change));
            } catch (IllegalArgumentException e) {
                LogEvent.of("bad-folder-notice").quoted("message", change).warn(log);
            }
        }
    }

    @Override
    public void close() {
        sender.shutdown();
    }
}
