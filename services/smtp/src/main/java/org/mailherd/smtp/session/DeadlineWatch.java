package org.mailherd.smtp.session;

import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Cuts the connections of clients whose {@link Deadline} is past (threats: slowloris). One virtual
 * thread for all sessions of a port; it lives while there are any.
 */
final class DeadlineWatch {
    private static final Logger log = LoggerFactory.getLogger(DeadlineWatch.class);
    private static final Duration INTERVAL = Duration.ofSeconds(1);

    private final String listener;
    private final Set<Session> sessions = ConcurrentHashMap.newKeySet();
    private final AtomicBoolean watching = new AtomicBoolean();

    DeadlineWatch(String listener) {
        this.listener = listener;
    }

    void add(Session session) {
        sessions.add(session);
        if (watching.compareAndSet(false, true)) {
            Thread.ofVirtual().name("deadlines-" + listener).start(this::watch);
        }
    }

    void remove(Session session) {
        sessions.remove(session);
    }

    private void watch() {
        do {
            while (!sessions.isEmpty()) {
                LockSupport.parkNanos(INTERVAL.toNanos());
                cutSlowOnes(System.nanoTime());
            }
            watching.set(false);
            // A session may have come between the two: it relies on the watch that was ending.
        } while (!sessions.isEmpty() && watching.compareAndSet(false, true));
    }

    private void cutSlowOnes(long now) {
        for (Session session : sessions) {
            if (session.deadline().isPast(now)) {
                sessions.remove(session);
                cut(session);
            }
        }
    }

    private void cut(Session session) {
        LogEvent.of("slow-client")
                .with("listener", listener)
                .with("ip", session.clientAddress())
                .info(log);
        try {
            session.deadline().cut();
        } catch (IOException e) {
            LogEvent.of("slow-client").quoted("reason", e.getMessage()).debug(log);
        }
    }
}
