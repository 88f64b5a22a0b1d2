package org.mailherd.smtp.door;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** What this process has seen itself. Bounded: beyond the limit newcomers are not remembered. */
final class LocalMemory implements ClientMemory {
    private static final int LIMIT = 100_000;
    private static final long MINUTE = 60;

    private final Clock clock;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();
    private final Map<String, Instant> passes = new ConcurrentHashMap<>();
    private volatile Window window = new Window(0, Map.of());

    private record Window(long minute, Map<String, Integer> counts) {}

    LocalMemory(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Connections opened(String client, String id) {
        int now = open.merge(client, 1, Integer::sum);
        return new Connections(now, count(Count.CONNECTIONS, client));
    }

    @Override
    public void closed(String client, String id) {
        open.computeIfPresent(client, (_, count) -> count == 1 ? null : count - 1);
    }

    @Override
    public long count(Count what, String client) {
        Map<String, Integer> counts = window().counts();
        String key = what + " " + client;
        return counts.size() >= LIMIT && !counts.containsKey(key)
                ? 1
                : counts.merge(key, 1, Integer::sum);
    }

    @Override
    public long counted(Count what, String client) {
        return window().counts().getOrDefault(what + " " + client, 0);
    }

    private Window window() {
        long minute = clock.instant().getEpochSecond() / MINUTE;
        Window current = window;
        if (current.minute() == minute) {
            return current;
        }
        synchronized (this) {
            if (window.minute() != minute) {
                window = new Window(minute, new ConcurrentHashMap<>());
            }
            return window;
        }
    }

    @Override
    public boolean hasPassed(Test test, String client) {
        Instant until = passes.get(test + " " + client);
        return until != null && clock.instant().isBefore(until);
    }

    @Override
    public void passed(Test test, String client, Duration remember) {
        if (passes.size() >= LIMIT) {
            forgetOld();
        }
        if (passes.size() < LIMIT) {
            passes.put(test + " " + client, clock.instant().plus(remember));
        }
    }

    private void forgetOld() {
        Instant now = clock.instant();
        for (Iterator<Instant> until = passes.values().iterator(); until.hasNext(); ) {
            if (until.next().isBefore(now)) {
                until.remove();
            }
        }
    }
}
