package org.mailherd.watchdog.watch;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.health.Health;
import org.mailherd.platform.health.HealthProbe;
import org.mailherd.platform.log.LogEvent;
import org.mailherd.watchdog.history.StatusStore;
import org.mailherd.watchdog.notice.WebhookNotice;
import org.mailherd.watchdog.probe.Probe;
import org.mailherd.watchdog.probe.Probes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Asks all services in rounds, each on a thread of its own, and reports what changed. */
@Component
final class Watchdog implements SmartLifecycle, HealthProbe {
    private static final Logger log = LoggerFactory.getLogger(Watchdog.class);

    private final WatchdogProperties properties;
    private final List<ServiceWatch> watches;
    private final StatusStore history;
    private final WebhookNotice notice;
    private final Restarter restarter;
    private final Clock clock;
    private @Nullable ScheduledExecutorService scheduler;
    private volatile Instant lastRound;

    Watchdog(
            WatchdogProperties properties,
            Probes probes,
            StatusStore history,
            WebhookNotice notice,
            Restarter restarter,
            Clock clock) {
        this.properties = properties;
        this.watches = watches(properties, probes);
        this.history = history;
        this.notice = notice;
        this.restarter = restarter;
        this.clock = clock;
        this.lastRound = clock.instant();
    }

    private static List<ServiceWatch> watches(WatchdogProperties properties, Probes probes) {
        List<ServiceWatch> watches = new ArrayList<>();
        properties
                .services()
                .forEach((name, watched) -> {
                    List<Probe> questions =
                            watched.probes().stream()
                                    .filter(uri -> !uri.toString().isEmpty())
                                    .map(probes::of)
                                    .toList();
                    if (!questions.isEmpty()) {
                        watches.add(new ServiceWatch(name, questions, watched.threshold()));
                    }
                });
        return List.copyOf(watches);
    }

    @Override
    public void start() {
        scheduler =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofVirtual().name("watchdog").factory());
        if (!properties.isOn()) {
            LogEvent.of("idle").with("reason", "USE_WATCHDOG=n").info(log);
            return;
        }
        LogEvent.of("watching").with("services", watches.size()).info(log);
        scheduler.scheduleWithFixedDelay(
                this::round,
                properties.interval().toMillis(),
                properties.interval().toMillis(),
                TimeUnit.MILLISECONDS);
    }

    private void round() {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            watches.forEach(watch -> threads.execute(() -> look(watch)));
        }
        lastRound = clock.instant();
    }

    private void look(ServiceWatch watch) {
        try {
            String reason = watch.ask();
            Judgement judgement = watch.judgement();
            var change = reason.isEmpty() ? judgement.success() : judgement.failure();
            change.ifPresent(c -> report(watch, c, reason));
            if (judgement.isDown() && !reason.isEmpty()) {
                restarter.restart(watch);
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            LogEvent.of("watch-failed").with("service", watch.name()).error(log, e);
        }
    }

    private void report(ServiceWatch watch, Judgement.Change change, String reason) {
        String state = change.to().name().toLowerCase(Locale.ROOT);
        LogEvent event =
                LogEvent.of("service-state").with("service", watch.name()).with("state", state);
        switch (change.to()) {
            case UNKNOWN, UP -> event.info(log);
            case FAILING -> event.quoted("reason", reason).info(log);
            case DOWN -> event.quoted("reason", reason).error(log);
        }
        history.put(watch.name(), state, reason, clock.instant());
        if (change.to() == State.DOWN) {
            notice.send(watch.name(), watch.name() + " is down: " + reason);
        } else if (change.from() == State.DOWN) {
            notice.send(watch.name(), watch.name() + " is up again.");
        }
    }

    @Override
    public String name() {
        return "rounds";
    }

    @Override
    public Health check() {
        boolean late =
                properties.isOn()
                        && lastRound.isBefore(
                                clock.instant()
                                        .minus(properties.interval().multipliedBy(4))
                                        .minusSeconds(60));
        return late ? Health.down("no round since " + lastRound) : Health.UP;
    }

    @Override
    public void stop() {
        if (scheduler != null) {
            scheduler.shutdownNow();
            scheduler = null;
        }
    }

    @Override
    public boolean isRunning() {
        return scheduler != null;
    }
}
