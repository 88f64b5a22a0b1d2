package org.mailherd.mailstore.wiring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.search.FullText;
import org.mailherd.mailstore.search.FullTextSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Brings the full-text indexes up to date while the app runs: one thread, behind all else. */
final class IndexSchedule implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(IndexSchedule.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final FullText fullText;
    private final Duration interval;
    private final boolean enabled;
    private @Nullable ScheduledExecutorService executor;
    private volatile boolean stopping;

    IndexSchedule(FullText fullText, SearchProperties properties) {
        this.fullText = fullText;
        this.interval = properties.indexInterval();
        this.enabled = properties.index();
    }

    static FullTextSettings settings(MailStoreProperties store, SearchProperties search) {
        return new FullTextSettings(
                search.indexDirectory() == null
                        ? store.directory().resolve("search-index")
                        : search.indexDirectory(),
                search.indexMemory().toBytes(),
                search.indexLag(),
                search.indexQuiet());
    }

    @Override
    public void start() {
        stopping = false;
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform()
                                .name("search-indexer")
                                .priority(Thread.MIN_PRIORITY)
                                .daemon()
                                .factory());
        if (enabled) {
            started.scheduleWithFixedDelay(
                    this::update, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        }
        executor = started;
    }

    private void update() {
        try {
            fullText.update(() -> stopping);
        } catch (RuntimeException e) {
            log.warn("event=search-index-failed reason=\"{}\"", e.toString());
        }
    }

    /** Ends between two messages: what was written stays, and the database is still there. */
    @Override
    public void stop() {
        stopping = true;
        ScheduledExecutorService running = executor;
        executor = null;
        if (running == null) {
            return;
        }
        running.shutdown();
        try {
            running.awaitTermination(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public boolean isRunning() {
        return executor != null;
    }
}
