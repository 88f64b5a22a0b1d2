package org.mailherd.smtp.door;

import java.net.InetAddress;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.mailherd.platform.net.Gate;
import org.mailherd.smtp.door.ClientMemory.Count;

/** Counts a client's connections before TLS or a session cost anything. */
final class DoorGate implements Gate {
    private static final String PROCESS = UUID.randomUUID().toString();
    private static final AtomicLong NUMBERS = new AtomicLong();

    private final String listener;
    private final boolean implicitTls;
    private final ClientLimits limits;
    private final Overload overload;
    private final String hostname;

    DoorGate(
            String listener,
            boolean implicitTls,
            ClientLimits limits,
            Overload overload,
            String hostname) {
        this.listener = listener;
        this.implicitTls = implicitTls;
        this.limits = limits;
        this.overload = overload;
        this.hostname = hostname;
    }

    @Override
    public Entry enter(InetAddress client) {
        if (overload.turnsAway(listener)) {
            return new Entry.Refused(
                    "421 4.3.2 " + hostname + " Busy, please try again in a few minutes\r\n");
        }
        if (!limits.counts(client)) {
            return Gate.OPEN.enter(client);
        }
        String key = ClientKey.of(client);
        String id = PROCESS + ":" + NUMBERS.incrementAndGet();
        boolean welcome =
                limits.opened(listener, key, id)
                        && (!implicitTls
                                || limits.count(Count.HANDSHAKES, listener, client).isEmpty());
        if (welcome) {
            return new Entry.Admitted(() -> limits.closed(key, id));
        }
        limits.closed(key, id);
        return new Entry.Refused(
                "421 4.7.0 "
                        + hostname
                        + " Too many connections from your address, please try again later\r\n");
    }
}
