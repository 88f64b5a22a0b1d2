package org.mailherd.antispam.watch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * A small text file of the operator's. It is looked at every second; one with a fault changes
 * nothing, and one that is not there says nothing.
 */
public abstract class WatchedFile implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(WatchedFile.class);

    /** No operator writes more; a wrong path may lead anywhere. */
    private static final long SIZE_LIMIT = 1 << 20;

    private final String topic;
    private final String file;
    private List<String> seen = List.of();
    private String fault = "";
    private @Nullable ScheduledExecutorService clockwork;

    /**
     * @param topic of the events: {@code scores} becomes {@code scores-changed} and {@code
     *     scores-refused}
     * @param file empty: there is none
     */
    protected WatchedFile(String topic, String file) {
        this.topic = topic;
        this.file = file;
    }

    /**
     * What the file says now is in force.
     *
     * @param event to which it adds what it understood
     * @throws IllegalArgumentException saying what is wrong and where; nothing changed then
     */
    protected abstract void take(List<String> lines, LogEvent event);

    /** Looks whether the file changed; also called once a second. */
    public final synchronized void look() {
        try {
            List<String> lines = lines(Path.of(file));
            if (!lines.equals(seen)) {
                LogEvent event = LogEvent.of(topic + "-changed");
                take(lines, event);
                seen = lines;
                event.info(log);
            }
            fault = "";
        } catch (IOException | RuntimeException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(fault)) {
                fault = reason;
                LogEvent.of(topic + "-refused")
                        .with("file", file)
                        .quoted("reason", reason)
                        .warn(log);
            }
        }
    }

    private static List<String> lines(Path path) throws IOException {
        if (!Files.exists(path)) {
            return List.of();
        }
        if (Files.size(path) > SIZE_LIMIT) {
            throw new IOException("the file is over " + SIZE_LIMIT + " octets");
        }
        return Files.readAllLines(path, StandardCharsets.UTF_8);
    }

    @Override
    public final synchronized void start() {
        if (!file.isBlank() && clockwork == null) {
            look();
            ScheduledExecutorService fresh =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().daemon().name(topic).factory());
            var _ = fresh.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
            clockwork = fresh;
        }
    }

    @Override
    public final synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
    }

    @Override
    public final synchronized boolean isRunning() {
        return clockwork != null;
    }
}
