package org.mailherd.webmail.connection;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/** The idle connections of one login. Its own monitor guards the deque; no I/O happens under it. */
final class LoginPool {

    final Semaphore permits;
    private final int size;
    private final Deque<MailboxConnection> idle = new ArrayDeque<>();
    private boolean closed;

    LoginPool(int size) {
        this.size = size;
        this.permits = new Semaphore(size, true);
    }

    /** The most recently used idle connection that still answers, or null. */
    @Nullable MailboxConnection takeAlive(Instant now) {
        for (var connection = poll(); connection != null; connection = poll()) {
            if (connection.alive(now)) {
                return connection;
            }
            connection.disconnect();
        }
        return null;
    }

    /** Keeps a connection, or closes it when the login has ended meanwhile. */
    void keep(MailboxConnection connection) {
        synchronized (idle) {
            if (!closed) {
                idle.addFirst(connection);
                return;
            }
        }
        connection.disconnect();
    }

    void closeAll() {
        List<MailboxConnection> rest;
        synchronized (idle) {
            closed = true;
            rest = new ArrayList<>(idle);
            idle.clear();
        }
        rest.forEach(MailboxConnection::disconnect);
    }

    void closeIdle(Instant limit) {
        List<MailboxConnection> old;
        synchronized (idle) {
            old = idle.stream().filter(connection -> connection.idleSince(limit)).toList();
            idle.removeAll(old);
        }
        old.forEach(MailboxConnection::disconnect);
    }

    /** Ends this pool if nothing is idle here and nobody is borrowing; says whether it did. */
    boolean retireIfUnused() {
        synchronized (idle) {
            closed |= idle.isEmpty() && permits.availablePermits() == size;
            return closed;
        }
    }

    private @Nullable MailboxConnection poll() {
        synchronized (idle) {
            return idle.pollFirst();
        }
    }
}
