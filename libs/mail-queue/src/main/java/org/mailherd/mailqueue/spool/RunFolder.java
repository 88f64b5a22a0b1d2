package org.mailherd.mailqueue.spool;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * The folder of one run of one process: its segments, and a lock file that tells whether it lives.
 * Without the lock file the run is over and recovered. A segment's number has the run in its upper
 * bits, so that every process finds every segment.
 *
 * @param number greater than that of any run before, as it follows the clock
 */
record RunFolder(Path root, long number) {
    private static final int INDEX_BITS = 32;
    private static final String LOCK = "lock";
    static final String SEGMENT = ".seg";
    static final String MARKS = ".done";

    /** Mail is for nobody else on the host, whatever the folder around it lets in. */
    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    record Begun(RunFolder folder, RunLocks.Held lock) {}

    /**
     * Makes a folder of one's own. It appears under its name with its lock held, so that nobody
     * takes it for a dead one's.
     */
    static Begun begin(Path root, Clock clock) throws IOException {
        Path draft = Files.createDirectory(root.resolve(".begin-" + UUID.randomUUID()), OWNER_ONLY);
        Path lockFile = Files.createFile(draft.resolve(LOCK));
        for (long number = clock.instant().getEpochSecond(); ; number++) {
            RunFolder folder = new RunFolder(root, number);
            Optional<RunLocks.Held> lock =
                    RunLocks.take(folder.lockFile(), lockFile, StandardOpenOption.WRITE);
            if (lock.isEmpty()) {
                continue;
            }
            try {
                Files.move(draft, folder.path(), StandardCopyOption.ATOMIC_MOVE);
                return new Begun(folder, lock.get());
            } catch (FileAlreadyExistsException | DirectoryNotEmptyException _) {
                lock.get().close();
            } catch (FileSystemException e) {
                lock.get().close();
                if (!Files.exists(folder.path())) {
                    throw e;
                }
            }
        }
    }

    static RunFolder of(Path root, long segment) {
        return new RunFolder(root, segment >>> INDEX_BITS);
    }

    static List<RunFolder> all(Path root) throws IOException {
        List<RunFolder> found = new ArrayList<>();
        try (Stream<Path> names = Files.list(root)) {
            names.map(path -> path.getFileName().toString())
                    .filter(name -> name.matches("[0-9a-f]{1,8}"))
                    .forEach(name -> found.add(new RunFolder(root, Long.parseLong(name, 16))));
        }
        return found;
    }

    /** As the folder is called; also the owner's name in leases. */
    String name() {
        return Long.toHexString(number);
    }

    Path path() {
        return root.resolve(name());
    }

    Path lockFile() {
        return path().resolve(LOCK);
    }

    boolean isRecovered() {
        return !Files.exists(lockFile());
    }

    /** The lock of a run that is dead and not recovered yet. */
    Optional<RunLocks.Held> adopt() throws IOException {
        Optional<RunLocks.Held> lock =
                RunLocks.take(lockFile(), lockFile(), StandardOpenOption.WRITE);
        if (lock.isPresent() && isRecovered()) {
            lock.get().close();
            return Optional.empty();
        }
        return lock;
    }

    long segment(long index) {
        return (number << INDEX_BITS) + index;
    }

    Path file(long segment, String suffix) {
        return path().resolve(Long.toHexString(segment & ((1L << INDEX_BITS) - 1)) + suffix);
    }

    List<Long> segments() throws IOException {
        List<Long> found = new ArrayList<>();
        try (Stream<Path> files = Files.list(path())) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SEGMENT))
                    .forEach(name -> found.add(segment(index(name))));
        } catch (NoSuchFileException _) {
            // removed by another process meanwhile
        }
        return found;
    }

    /** Octets of its segments. */
    long bytes() throws IOException {
        long sum = 0;
        for (long segment : segments()) {
            sum += bytes(segment);
        }
        return sum;
    }

    /** Octets of one; none when it was swept meanwhile. */
    long bytes(long segment) throws IOException {
        try {
            return Files.size(file(segment, SEGMENT));
        } catch (NoSuchFileException _) {
            return 0;
        }
    }

    private static long index(String name) {
        return Long.parseLong(name.substring(0, name.length() - SEGMENT.length()), 16);
    }

    void remove(long segment) throws IOException {
        Files.deleteIfExists(file(segment, SEGMENT));
        Files.deleteIfExists(file(segment, MARKS));
    }

    /** Removes the folder itself once it has no segment left. */
    void removeIfEmpty() throws IOException {
        if (segments().isEmpty()) {
            try {
                Files.deleteIfExists(lockFile());
                Files.deleteIfExists(path());
            } catch (DirectoryNotEmptyException _) {
                // somebody else has just begun to remove it
            }
        }
    }

    /**
     * Without this the name of a new file may be lost in a crash, however often its bytes were
     * forced.
     */
    static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
