package org.mailherd.antispam.score;

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
import org.springframework.stereotype.Component;

/** The scores in force. The file is looked at every second; one with a fault changes nothing. */
@Component
public final class ScoreBook implements SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(ScoreBook.class);

    /** No operator writes more; a wrong path may lead anywhere. */
    private static final long SIZE_LIMIT = 1 << 20;

    private final String file;
    private volatile Scores current = Scores.OWN;
    private List<String> seen = List.of();
    private String fault = "";
    private @Nullable ScheduledExecutorService clockwork;

    ScoreBook(ScoreProperties properties) {
        this.file = properties.file();
    }

    public Scores current() {
        return current;
    }

    /** Looks whether the file changed; also called once a second. */
    synchronized void look() {
        try {
            List<String> lines = lines(Path.of(file));
            if (!lines.equals(seen)) {
                current = Scores.parse(lines);
                seen = lines;
                LogEvent.of("scores-changed")
                        .with("weights", current.weights().size())
                        .with("off", current.off().size())
                        .info(log);
            }
            fault = "";
        } catch (IOException | RuntimeException e) {
            String reason = String.valueOf(e.getMessage());
            if (!reason.equals(fault)) {
                fault = reason;
                LogEvent.of("scores-refused").with("file", file).quoted("reason", reason).warn(log);
            }
        }
    }

    /** A file that is not there says nothing. */
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
    public synchronized void start() {
        if (!file.isBlank() && clockwork == null) {
            look();
            ScheduledExecutorService fresh =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().daemon().name("scores").factory());
            var _ = fresh.scheduleWithFixedDelay(this::look, 1, 1, TimeUnit.SECONDS);
            clockwork = fresh;
        }
    }

    @Override
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }
}
