package org.mailherd.smtp.delivery;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.mailherd.mailauth.mtasts.StsPolicies;
import org.mailherd.mailauth.tlsrpt.TlsCount;
import org.mailherd.mailauth.tlsrpt.TlsReports;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Off the way of mail: stores counts, refreshes policies, forgets what is old. */
final class TlsKeeping implements AutoCloseable {
    private static final Logger log = LoggerFactory.getLogger(TlsKeeping.class);
    private static final Duration INTERVAL = Duration.ofSeconds(10);
    private static final int REFRESH_EVERY = 60; // intervals
    private static final int BATCH = 200;
    private static final Duration REPORTABLE = Duration.ofDays(30);

    private final TlsReports reports;
    private final Optional<StsPolicies> policies;
    private final TlsMemory memory;
    private final Clock clock;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private boolean lost;

    TlsKeeping(TlsReports reports, Optional<StsPolicies> policies, TlsMemory memory, Clock clock) {
        this.reports = reports;
        this.policies = policies;
        this.memory = memory;
        this.clock = clock;
    }

    void start() {
        Thread.ofVirtual().name("outbound-tls").start(this::run);
    }

    private void run() {
        try {
            for (int i = 1; !stopping.await(INTERVAL.toMillis(), TimeUnit.MILLISECONDS); i++) {
                store();
                if (i % REFRESH_EVERY == 0) {
                    quietly(() -> policies.ifPresent(StsPolicies::refresh));
                    quietly(() -> memory.forgetBefore(clock.instant().minus(REPORTABLE)));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private void store() {
        List<TlsCount> counts = reports.drain();
        for (int from = 0; from < counts.size(); from += BATCH) {
            List<TlsCount> some = counts.subList(from, Math.min(counts.size(), from + BATCH));
            if (!quietly(() -> memory.add(some))) {
                reports.giveBack(some);
            }
        }
    }

    /** Returns whether it worked; says so once per change when it did not. */
    private boolean quietly(Runnable work) {
        try {
            work.run();
            lost = false;
            return true;
        } catch (RuntimeException e) {
            if (!lost) {
                LogEvent.of("tls-memory-lost").quoted("reason", e.getMessage()).warn(log);
            }
            lost = true;
            return false;
        }
    }

    /** What was counted last is stored first. */
    @Override
    public void close() {
        stopping.countDown();
        store();
    }
}
