package org.mailherd.mailstore.wiring;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.column.KeptColumns;
import org.mailherd.mailstore.derived.DerivedRows;
import org.mailherd.mailstore.snapshot.CachedSnapshots;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotImages;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/** Keeps of the large folders in use what the next start needs: one thread, behind all else. */
final class DerivedSchedule implements SmartLifecycle {
    private static final Logger log = LoggerFactory.getLogger(DerivedSchedule.class);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final CachedSnapshots snapshots;
    private final SnapshotImages images;
    private final KeptColumns columns;
    private final DerivedRows derived;
    private final Duration interval;
    private @Nullable ScheduledExecutorService executor;
    private volatile boolean stopping;

    DerivedSchedule(
            CachedSnapshots snapshots,
            SnapshotImages images,
            KeptColumns columns,
            DerivedRows derived,
            Duration interval) {
        this.snapshots = snapshots;
        this.images = images;
        this.columns = columns;
        this.derived = derived;
        this.interval = interval;
    }

    @Override
    public void start() {
        stopping = false;
        ScheduledExecutorService started =
                Executors.newSingleThreadScheduledExecutor(
                        Thread.ofPlatform()
                                .name("folder-derived")
                                .priority(Thread.MIN_PRIORITY)
                                .daemon()
                                .factory());
        started.execute(DerivedRows::loadCodec);
        started.scheduleWithFixedDelay(
                this::round, interval.toMillis(), interval.toMillis(), TimeUnit.MILLISECONDS);
        executor = started;
    }

    private void round() {
        try {
            boolean written = false;
            for (FolderSnapshot folder : snapshots.inMemory()) {
                if (!stopping && images.keepUp(folder)) {
                    written = true;
                    columns.complete(folder, () -> stopping);
                }
            }
            if (written) {
                derived.forgetDeletedFolders();
            }
        } catch (RuntimeException e) {
            log.warn("event=folder-derived-failed reason=\"{}\"", e.toString());
        }
    }

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
