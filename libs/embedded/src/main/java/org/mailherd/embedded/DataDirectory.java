package org.mailherd.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A data directory that this process alone uses while it is open.
 *
 * <p>The lock ends with its JVM, even a killed one. A server that such a JVM left behind is found
 * by the pid file and stopped before the data are used again; a pid that is not that very process
 * (its start time differs) is left alone.
 */
final class DataDirectory implements AutoCloseable {

    private static final Duration LEFTOVER_LIMIT = Duration.ofSeconds(30);

    private final Path path;
    private final FileChannel lock;

    private DataDirectory(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    /**
     * Makes the directory when absent (mode 700), locks it, and stops the server a killed JVM left
     * in it.
     *
     * @throws EmbeddedServerException when another process uses it or it cannot be written
     */
    static DataDirectory take(Path path) {
        try {
            Files.createDirectories(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
            FileChannel channel =
                    FileChannel.open(
                            path.resolve("mailherd.lock"),
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new EmbeddedServerException(
                        path
                                + " is in use by another Mailherd. Stop that one, or choose another data directory.");
            }
            DataDirectory taken = new DataDirectory(path, channel);
            taken.stopLeftover();
            return taken;
        } catch (IOException e) {
            throw new EmbeddedServerException(path + " cannot be used: " + e, e);
        }
    }

    Path path() {
        return path;
    }

    /** Where the child's pid and start time are kept. */
    Path pidFile() {
        return path.resolve("mailherd.pid");
    }

    /** Keeps the child's identity for a later {@link #take}, should this JVM be killed. */
    void remember(ProcessHandle child) throws IOException {
        Files.writeString(pidFile(), child.pid() + " " + startOf(child) + "\n");
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    private void stopLeftover() throws IOException {
        Optional<ProcessHandle> leftover = leftover();
        if (leftover.isPresent()) {
            leftover.get().destroy();
            awaitEnd(leftover.get());
        }
        Files.deleteIfExists(pidFile());
    }

    private Optional<ProcessHandle> leftover() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        String[] identity = Files.readString(pidFile()).strip().split(" ", 2);
        if (identity.length != 2 || !identity[0].matches("\\d{1,10}")) {
            return Optional.empty();
        }
        return ProcessHandle.of(Long.parseLong(identity[0]))
                .filter(p -> startOf(p).equals(identity[1]));
    }

    private void awaitEnd(ProcessHandle leftover) {
        try {
            leftover.onExit().get(LEFTOVER_LIMIT.toSeconds(), TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw new EmbeddedServerException(
                    "Process %d of an earlier run still uses %s and does not stop. End it, then start again."
                            .formatted(leftover.pid(), path),
                    e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EmbeddedServerException("Interrupted while an earlier server stopped.", e);
        } catch (ExecutionException e) {
            throw new EmbeddedServerException(
                    "Cannot watch process " + leftover.pid() + ": " + e, e);
        }
    }

    private static String startOf(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
    }
}
