package org.mailherd.watchdog.container;

import java.time.Instant;
import java.util.Optional;

/** All that the watchdog may ask of the engine. */
public interface Containers {
    /**
     * A container of this stack.
     *
     * @param isWell running, and not unhealthy by its own check
     */
    record Container(String service, boolean isWell, Instant startedAt) {}

    Optional<Container> find(String service);

    /** Stops and starts it; the mail in its hands is on disk. */
    void restart(String service);
}
