package org.mailherd.mailstore.blob;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/** Names, creates and removes segment files; every directory change is synced before it counts. */
final class SegmentFiles {
    private static final String SUFFIX = ".seg";
    private static final String UNFINISHED = ".part";

    private final Path directory;
    private final Clock clock;
    private final Disk disk;

    /** The highest number given; a clock that is set back does not set it back. */
    private final AtomicLong last = new AtomicLong();

    SegmentFiles(Path directory, Clock clock, Disk disk) {
        this.directory = directory;
        this.clock = clock;
        this.disk = disk;
    }

    Disk disk() {
        return disk;
    }

    Path path(long segment) {
        return directory.resolve(Long.toHexString(segment) + SUFFIX);
    }

    /**
     * A new segment for appending, with a higher number than all before it; the number is the time,
     * so that nodes sharing the directory never meet.
     */
    OpenSegment create() throws IOException {
        Files.createDirectories(directory);
        for (long id = nextNumber(); ; id = nextNumber()) {
            try {
                FileChannel channel =
                        disk.open(
                                path(id), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                syncDirectory();
                return new OpenSegment(id, channel);
            } catch (FileAlreadyExistsException _) {
                // another node, or two in one millisecond: the next number is free
            }
        }
    }

    /** A number of its own: those of all segments that are created from now on are higher. */
    long nextNumber() {
        return last.updateAndGet(before -> Math.max(clock.millis(), before + 1));
    }

    /** A file that is no segment until {@link #finish}. */
    Path createUnfinished() throws IOException {
        return disk.createTemporary(Files.createDirectories(directory), "blob", UNFINISHED);
    }

    /** Makes a written and synced file a segment; returns its number. */
    long finish(Path unfinished) throws IOException {
        OpenSegment name = create();
        name.close();
        disk.move(unfinished, path(name.id()));
        syncDirectory();
        return name.id();
    }

    long now() {
        return clock.millis();
    }

    void delete(long segment) throws IOException {
        disk.delete(path(segment));
    }

    /** Segments whose last write is at least this old. */
    List<Long> closedBefore(long epochMillis) throws IOException {
        List<Long> segments = new ArrayList<>();
        if (!Files.isDirectory(directory)) {
            return segments;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(SUFFIX)).toList()) {
                if (Files.getLastModifiedTime(file).toMillis() < epochMillis) {
                    String name = file.getFileName().toString();
                    segments.add(
                            Long.parseLong(name.substring(0, name.length() - SUFFIX.length()), 16));
                }
            }
        }
        return segments;
    }

    /** Removes what a crash left half written. */
    void deleteUnfinishedBefore(long epochMillis) throws IOException {
        if (!Files.isDirectory(directory)) {
            return;
        }
        try (Stream<Path> files = Files.list(directory)) {
            for (Path file : files.filter(f -> f.toString().endsWith(UNFINISHED)).toList()) {
                if (Files.getLastModifiedTime(file).toMillis() < epochMillis) {
                    disk.delete(file);
                }
            }
        }
    }

    private void syncDirectory() throws IOException {
        try (FileChannel channel = disk.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
