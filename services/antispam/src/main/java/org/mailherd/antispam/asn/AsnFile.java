package org.mailherd.antispam.asn;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * The operator's table. It is looked at every minute, beside the service's work; one with a fault
 * changes nothing, and one that is not there knows nobody.
 */
final class AsnFile implements AsnSource, SmartLifecycle {

    private static final Logger log = LoggerFactory.getLogger(AsnFile.class);
    private static final int GZIP = 0x1f;

    private final String file;
    private volatile AsnTable table = AsnTable.EMPTY;
    private Optional<Stamp> seen = Optional.empty();
    private @Nullable ScheduledExecutorService clockwork;

    private record Stamp(FileTime modified, long size) {}

    AsnFile(String file) {
        this.file = file;
    }

    @Override
    public OptionalLong of(InetAddress address) {
        return table.of(address);
    }

    /** Looks whether the file changed; also called once a minute. */
    synchronized void look() {
        try {
            Path path = Path.of(file);
            Optional<Stamp> stamp =
                    Files.exists(path)
                            ? Optional.of(
                                    new Stamp(Files.getLastModifiedTime(path), Files.size(path)))
                            : Optional.empty();
            if (!stamp.equals(seen)) {
                seen = stamp;
                table = stamp.isPresent() ? read(path) : AsnTable.EMPTY;
                LogEvent.of("asn-changed").with("ranges", table.size()).info(log);
            }
        } catch (IOException | RuntimeException e) {
            LogEvent.of("asn-refused")
                    .with("file", file)
                    .quoted("reason", String.valueOf(e.getMessage()))
                    .warn(log);
        }
    }

    private static AsnTable read(Path path) throws IOException {
        try (InputStream octets = new BufferedInputStream(Files.newInputStream(path))) {
            octets.mark(1);
            boolean packed = octets.read() == GZIP;
            octets.reset();
            InputStream text = packed ? new GZIPInputStream(octets) : octets;
            return AsnTable.read(
                    new BufferedReader(new InputStreamReader(text, StandardCharsets.ISO_8859_1)));
        }
    }

    @Override
    public synchronized void start() {
        if (!file.isBlank() && clockwork == null) {
            ScheduledExecutorService fresh =
                    Executors.newSingleThreadScheduledExecutor(
                            Thread.ofPlatform().daemon().name("asn").factory());
            var _ = fresh.scheduleWithFixedDelay(this::look, 0, 1, TimeUnit.MINUTES);
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
