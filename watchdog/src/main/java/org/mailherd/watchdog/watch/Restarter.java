package org.mailherd.watchdog.watch;

import java.time.Clock;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.watchdog.container.Containers;
import org.mailherd.watchdog.container.Containers.Container;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Restarts a service that stays down, unless its container has only just started. */
@Component
final class Restarter {
    private static final Logger log = LoggerFactory.getLogger(Restarter.class);

    private final WatchdogProperties properties;
    private final Containers containers;
    private final Clock clock;

    Restarter(WatchdogProperties properties, Containers containers, Clock clock) {
        this.properties = properties;
        this.containers = containers;
        this.clock = clock;
    }

    void restart(ServiceWatch watch) {
        if (properties.restarts()
                && containers.find(watch.name()).filter(this::isOldEnough).isPresent()) {
            LogEvent.of("restart").with("service", watch.name()).warn(log);
            containers.restart(watch.name());
            watch.judgement().restarted();
        }
    }

    private boolean isOldEnough(Container container) {
        return container.startedAt().plus(properties.minimumUptime()).isBefore(clock.instant());
    }
}
