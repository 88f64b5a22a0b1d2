package org.mailherd.smtp.data;

import java.io.IOException;
import org.mailherd.smtp.session.Session;
import org.mailherd.smtp.session.SessionLimits;

/**
 * The time in which a client sends a message: a while, and more with each octet that comes, so that
 * only who stays below the slowest rate allowed runs out of it.
 */
final class Transfer implements AutoCloseable {
    private static final long SECOND = 1_000_000_000L;

    private final Session session;
    private final SessionLimits limits;
    private final long nanosPerOctet;

    private Transfer(Session session, SessionLimits limits) {
        this.session = session;
        this.limits = limits;
        this.nanosPerOctet = SECOND / Math.max(1, limits.dataRate().toBytes());
    }

    static Transfer begin(Session session, SessionLimits limits) throws IOException {
        session.wire().timeout(limits.dataTimeout());
        session.deadline().in(limits.dataTimeout());
        return new Transfer(session, limits);
    }

    void received(int octets) {
        session.deadline().extend(octets * nanosPerOctet);
    }

    /** All is there: what we do with it now may take its time. */
    @Override
    public void close() throws IOException {
        session.deadline().suspend();
        session.wire().timeout(limits.commandTimeout());
    }
}
