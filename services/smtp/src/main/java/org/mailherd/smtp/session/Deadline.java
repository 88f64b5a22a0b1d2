package org.mailherd.smtp.session;

import java.io.IOException;
import java.time.Duration;
import org.mailherd.platform.net.Wire;

/**
 * When a client must be done with what it is doing. Unlike the timeout of a read, it is not moved
 * by an octet now and then, and holds for a client that does not take our replies as well. The
 * session's thread sets it, a {@link DeadlineWatch} enforces it.
 */
public final class Deadline {
    private static final long NONE = Long.MAX_VALUE;

    private final Wire wire;
    private volatile long left = NONE;
    private volatile long start;

    Deadline(Wire wire) {
        this.wire = wire;
    }

    /** Gives the client so long from now. */
    public void in(Duration time) {
        start = System.nanoTime();
        left = time.toNanos();
    }

    /** Gives it more, for octets that came at the slowest rate allowed. */
    public void extend(long nanos) {
        long now = left;
        left = now == NONE ? NONE : now + nanos;
    }

    /** It is our turn, and that may take as long as it takes. */
    public void suspend() {
        left = NONE;
    }

    boolean isPast(long nanoTime) {
        long allowed = left;
        return allowed != NONE && nanoTime - start > allowed;
    }

    void cut() throws IOException {
        wire.abort();
    }
}
