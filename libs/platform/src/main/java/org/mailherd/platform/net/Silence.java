package org.mailherd.platform.net;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/**
 * How long one connection's reads may wait. Short limits are the socket's own. Long ones are looked
 * after by {@link SilenceWatch}, up to half a second late: with a limit of its socket each read of
 * a virtual thread sets an alarm and clears it again, which wakes another thread twice for every
 * command of a client.
 */
final class Silence {
    private static final Duration LONG = Duration.ofSeconds(10);
    private static final long NOT_WAITING = 0;
    private static final long EXPIRED = -1;

    private final Socket socket;
    private volatile Duration watched = Duration.ZERO;
    private boolean known;

    /** When the read under way began, in nanoseconds. */
    private final AtomicLong since = new AtomicLong(NOT_WAITING);

    Silence(Socket socket) {
        this.socket = socket;
    }

    /** What one read does. */
    @FunctionalInterface
    interface Read {
        int run() throws IOException;
    }

    /** {@link Duration#ZERO} is for ever. */
    void limit(Duration duration) throws IOException {
        if (duration.compareTo(LONG) < 0) {
            limitOfSocket(duration);
            return;
        }
        socket.setSoTimeout(0);
        watched = duration;
        if (!known) {
            known = true;
            SilenceWatch.add(this);
        }
    }

    /** One that leaves the connection usable when it is over. */
    void limitOfSocket(Duration duration) throws IOException {
        watched = Duration.ZERO;
        socket.setSoTimeout(Math.toIntExact(duration.toMillis()));
    }

    Duration limit() throws IOException {
        Duration limit = watched;
        return limit.isZero() ? Duration.ofMillis(socket.getSoTimeout()) : limit;
    }

    /** What reads past this class have to see to themselves; zero where the socket does. */
    Duration watched() {
        return watched;
    }

    /**
     * The read's result.
     *
     * @throws SocketTimeoutException when it took longer than the limit
     */
    int bounded(Read read) throws IOException {
        if (watched.isZero()) {
            return read.run();
        }
        since.set(System.nanoTime() | 1);
        int count;
        try {
            count = read.run();
        } catch (IOException | RuntimeException e) {
            if (endsExpired()) {
                throw timedOut(e);
            }
            throw e;
        }
        if (endsExpired()) {
            throw timedOut(null);
        }
        return count;
    }

    private boolean endsExpired() {
        return since.getAndSet(NOT_WAITING) == EXPIRED;
    }

    private static SocketTimeoutException timedOut(@Nullable Exception cause) {
        SocketTimeoutException timeout = new SocketTimeoutException("silent for too long");
        timeout.initCause(cause);
        return timeout;
    }

    /** Has a read that waits for too long see the end of the stream; what is written still goes. */
    void look(long now) {
        long began = since.get();
        Duration limit = watched;
        boolean over =
                began != NOT_WAITING
                        && began != EXPIRED
                        && !limit.isZero()
                        && now - began > limit.toNanos();
        if (over && since.compareAndSet(began, EXPIRED)) {
            try {
                socket.shutdownInput();
            } catch (IOException _) {
                // closed meanwhile: the read has ended
            }
        }
    }

    boolean isClosed() {
        return socket.isClosed();
    }
}
