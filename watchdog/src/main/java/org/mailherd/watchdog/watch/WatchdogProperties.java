package org.mailherd.watchdog.watch;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * What is watched.
 *
 * @param use n: nothing is probed (USE_WATCHDOG)
 * @param interval between two rounds
 * @param restart n: report only (WATCHDOG_RESTART)
 * @param minimumUptime of a container before it may be restarted: it may still be starting
 * @param services by their Compose names
 */
@ConfigurationProperties("mailherd.watchdog")
public record WatchdogProperties(
        @DefaultValue("y") String use,
        @DefaultValue("15s") Duration interval,
        @DefaultValue("y") String restart,
        @DefaultValue("360s") Duration minimumUptime,
        @DefaultValue Map<String, Watched> services) {

    public WatchdogProperties {
        Assert.isTrue(interval.isPositive(), "mailherd.watchdog.interval must be positive");
    }

    /**
     * One service.
     *
     * @param probes addresses to ask; none: not watched
     * @param threshold failures, less successes, at which it counts as down
     */
    public record Watched(@DefaultValue List<URI> probes, @DefaultValue("5") int threshold) {}

    boolean isOn() {
        return !use.equals("n");
    }

    boolean restarts() {
        return !restart.equals("n");
    }
}
