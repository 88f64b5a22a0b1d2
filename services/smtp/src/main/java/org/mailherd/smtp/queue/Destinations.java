package org.mailherd.smtp.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What was learned of destinations, of so many that it cannot fill the memory. */
public final class Destinations {
    private static final int MOST = 20_000;

    private final SchedulingSettings settings;
    private final int limit;
    private final Clock clock;
    private final Map<String, DestinationWindow> windows = new ConcurrentHashMap<>();
    private volatile int sharers = 1;

    /**
     * @param limit deliveries to one destination at the same time, at most, of all processes that
     *     share the queue
     */
    public Destinations(SchedulingSettings settings, int limit, Clock clock) {
        this.settings = settings;
        this.limit = limit;
        this.clock = clock;
    }

    /**
     * From now on so many processes share the queue.
     *
     * @param processes this one counted; 1 or more
     */
    public void shareWith(int processes) {
        sharers = Math.max(1, processes);
    }

    /** The window of a destination; {@link #release} follows. */
    DestinationWindow acquire(String name) {
        if (windows.size() >= MOST) {
            windows.values().removeIf(DestinationWindow::isForgettable);
        }
        DestinationWindow window =
                windows.compute(
                        name,
                        (_, known) -> {
                            DestinationWindow one =
                                    known != null
                                            ? known
                                            : new DestinationWindow(
                                                    settings, name, limit, () -> sharers, clock);
                            one.use(1);
                            return one;
                        });
        return window;
    }

    void release(DestinationWindow window) {
        window.use(-1);
    }

    /** Until when a destination is left alone; empty while it may be tried. */
    Optional<Instant> restingUntil(String name) {
        DestinationWindow window = windows.get(name);
        @Nullable Instant until = window == null ? null : window.deadUntil();
        return Optional.ofNullable(until).filter(clock.instant()::isBefore);
    }

    /** Whether it is dead, resting or due for its probe. */
    boolean isDead(String name) {
        DestinationWindow window = windows.get(name);
        return window != null && window.deadUntil() != null;
    }

    void wake(String name) {
        DestinationWindow window = windows.get(name);
        if (window != null) {
            window.wake();
        }
    }

    int recipientLimit() {
        return settings.recipients();
    }
}
