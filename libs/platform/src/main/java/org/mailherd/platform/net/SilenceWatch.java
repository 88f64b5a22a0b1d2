package org.mailherd.platform.net;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Goes round all connections with a long limit, one thread for all of them. */
final class SilenceWatch {
    private static final int ROUND_MILLIS = 500;

    private static final Set<Silence> CONNECTIONS = ConcurrentHashMap.newKeySet();

    private static final ScheduledExecutorService TIMER =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().name("silence-watch").daemon().factory());

    static {
        TIMER.scheduleWithFixedDelay(
                SilenceWatch::round, ROUND_MILLIS, ROUND_MILLIS, TimeUnit.MILLISECONDS);
    }

    private SilenceWatch() {}

    /** From now on, until its socket is closed. */
    static void add(Silence connection) {
        CONNECTIONS.add(connection);
    }

    private static void round() {
        long now = System.nanoTime();
        CONNECTIONS.removeIf(Silence::isClosed);
        CONNECTIONS.forEach(connection -> connection.look(now));
    }
}
