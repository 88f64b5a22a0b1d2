package org.mailherd.smtp.telemetry;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntSupplier;

/**
 * The service's numbers, by their names on {@code /metrics}. Meters are looked up once: a mail
 * costs a few additions.
 */
public final class SmtpMeters {
    private static final String ACTIVE = "smtp.queue.active";

    private final MeterRegistry registry;
    private final Map<Key, Counter> counters = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> open = new ConcurrentHashMap<>();
    private final List<IntSupplier> runners = new CopyOnWriteArrayList<>();
    private final Timer scan;
    private final Timer delivery;

    private record Key(String name, String first, String second, String third) {}

    public SmtpMeters(MeterRegistry registry) {
        this.registry = registry;
        this.scan =
                Timer.builder("smtp.scan")
                        .description("time antispam took for a message")
                        .serviceLevelObjectives(millis(10, 50, 100, 500, 1000, 5000))
                        .register(registry);
        this.delivery =
                Timer.builder("smtp.delivery.delay")
                        .description("time from the 250 to the delivery, per recipient")
                        .serviceLevelObjectives(
                                millis(50, 100, 500, 1000, 5000, 30_000, 300_000, 3_600_000))
                        .register(registry);
    }

    /**
     * {@code smtp_queue_active}: messages in delivery or waiting in memory for their turn.
     *
     * @param messages of one queue runner
     */
    public void running(IntSupplier messages) {
        runners.add(messages);
        Gauge.builder(ACTIVE, this, SmtpMeters::messagesInWork)
                .description("messages in delivery, or in memory waiting for their turn")
                .register(registry);
    }

    /** Of all runners. */
    public int messagesInWork() {
        return runners.stream().mapToInt(IntSupplier::getAsInt).sum();
    }

    private static Duration[] millis(long... bounds) {
        Duration[] all = new Duration[bounds.length];
        for (int i = 0; i < bounds.length; i++) {
            all[i] = Duration.ofMillis(bounds[i]);
        }
        return all;
    }

    public MeterRegistry registry() {
        return registry;
    }

    /** {@code smtp_sessions_total} and {@code smtp_sessions_open} by listener. */
    public void sessionBegan(String listener) {
        count("smtp.sessions", "listener", listener, "", "");
        open(listener).incrementAndGet();
    }

    public void sessionEnded(String listener) {
        open(listener).decrementAndGet();
    }

    private AtomicInteger open(String listener) {
        return open.computeIfAbsent(
                listener,
                name -> {
                    AtomicInteger now = new AtomicInteger();
                    Gauge.builder("smtp.sessions.open", now, AtomicInteger::get)
                            .tags("listener", name)
                            .register(registry);
                    return now;
                });
    }

    /** {@code smtp_messages_accepted_total} by listener. */
    public void accepted(String listener) {
        count("smtp.messages.accepted", "listener", listener, "", "");
    }

    /**
     * {@code smtp_refused_total} by listener, stage and class.
     *
     * @param stage a verb that the service knows, or CONNECT
     * @param code of the reply: only its first digit counts
     */
    public void refused(String listener, String stage, int code) {
        Key key = new Key("smtp.refused", listener, stage, code / 100 + "xx");
        counters.computeIfAbsent(
                        key,
                        one ->
                                registry.counter(
                                        one.name(),
                                        Tags.of(
                                                "listener", one.first(),
                                                "stage", one.second(),
                                                "class", one.third())))
                .increment();
    }

    /** {@code smtp_scan_seconds}. */
    public void scanned(Duration took) {
        scan.record(took);
    }

    /** {@code smtp_deliveries_total} by transport and status: sent, deferred, bounced. */
    public void attempted(String transport, String status) {
        count("smtp.deliveries", "transport", transport, "status", status);
    }

    /** {@code smtp_delivery_delay_seconds}. */
    public void delivered(Duration sinceArrival) {
        delivery.record(sinceArrival.isNegative() ? Duration.ZERO : sinceArrival);
    }

    /** {@code smtp_reports_total} by kind: failure, delay, success, suppressed, double. */
    public void reported(String kind) {
        count("smtp.reports", "kind", kind, "", "");
    }

    private void count(
            String name, String firstTag, String first, String secondTag, String second) {
        counters.computeIfAbsent(
                        new Key(name, first, second, ""),
                        _ ->
                                registry.counter(
                                        name,
                                        secondTag.isEmpty()
                                                ? Tags.of(firstTag, first)
                                                : Tags.of(firstTag, first, secondTag, second)))
                .increment();
    }
}
