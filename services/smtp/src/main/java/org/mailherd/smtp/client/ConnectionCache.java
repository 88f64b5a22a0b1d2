package org.mailherd.smtp.client;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Sessions that wait for the next message to the same place. A session is in the hands of one
 * thread or in here, never both.
 *
 * @param <K> what makes two connections the same: server, own address and name, login, and what TLS
 *     proved
 */
public final class ConnectionCache<K> implements AutoCloseable {
    /**
     * When a session is not kept.
     *
     * @param idle after which it is closed
     * @param messages over one session
     * @param age of a session
     * @param total sessions waiting
     */
    public record Limits(Duration idle, int messages, Duration age, int total) {}

    private record Kept(PeerSession session, long since) {}

    private final Limits limits;
    private final Map<K, ConcurrentLinkedDeque<Kept>> kept = new ConcurrentHashMap<>();
    private final AtomicInteger waiting = new AtomicInteger();

    public ConnectionCache(Limits limits, Watch watch) {
        this.limits = limits;
        watch.alsoDo(this::sweep);
    }

    /** The one used last: its TCP window is open. */
    public Optional<PeerSession> take(K key) {
        ConcurrentLinkedDeque<Kept> sessions = kept.get(key);
        if (sessions == null) {
            return Optional.empty();
        }
        Kept found = sessions.pollFirst();
        if (found == null) {
            return Optional.empty();
        }
        waiting.decrementAndGet();
        return Optional.of(found.session());
    }

    public boolean has(K key) {
        ConcurrentLinkedDeque<Kept> sessions = kept.get(key);
        return sessions != null && !sessions.isEmpty();
    }

    /** Keeps it for the next, or says goodbye. */
    public void give(K key, PeerSession session) {
        boolean worn =
                session.messages() >= limits.messages()
                        || session.age().compareTo(limits.age()) > 0
                        || waiting.get() >= limits.total()
                        || limits.idle().isZero();
        if (worn) {
            session.close();
            return;
        }
        waiting.incrementAndGet();
        Kept one = new Kept(session, System.nanoTime());
        kept.compute(
                key,
                (_, sessions) -> {
                    ConcurrentLinkedDeque<Kept> all =
                            sessions == null ? new ConcurrentLinkedDeque<>() : sessions;
                    all.addFirst(one);
                    return all;
                });
    }

    private void sweep() {
        long oldest = System.nanoTime() - limits.idle().toNanos();
        for (K key : kept.keySet()) {
            kept.computeIfPresent(
                    key,
                    (_, sessions) -> {
                        sessions.forEach(one -> {
                            if (one.since() - oldest < 0) {
                                drop(sessions, one);
                            }
                        });
                        return sessions.isEmpty() ? null : sessions;
                    });
        }
    }

    /** Who removes it, closes it; QUIT may block on a bad day, so not on this thread. */
    private void drop(ConcurrentLinkedDeque<Kept> sessions, Kept one) {
        if (sessions.remove(one)) {
            waiting.decrementAndGet();
            Thread.ofVirtual().name("outbound-quit").start(one.session()::close);
        }
    }

    @Override
    public void close() {
        kept.values().forEach(sessions -> sessions.forEach(one -> drop(sessions, one)));
        kept.clear();
    }
}
