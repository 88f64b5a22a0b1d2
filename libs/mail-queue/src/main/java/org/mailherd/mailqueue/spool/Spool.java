package org.mailherd.mailqueue.spool;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.mailherd.mailmodel.QueueId;

/**
 * One folder of segment files with an owner: the process that holds its lock. A segment is
 * <em>open</em> while bytes without committed rows may be in it, <em>sealed</em> after; only sealed
 * ones may be removed.
 */
public final class Spool implements Closeable {
    private static final String SUFFIX = ".seg";
    private static final int READ_BUFFER = 16 * 1024;

    private final Path directory;
    private final String id;
    private final FileChannel lockFile;
    private final FileChannel directoryChannel;
    private final AtomicLong lastNumber;
    private final Clock clock;
    private final Set<Long> open = ConcurrentHashMap.newKeySet();

    private Spool(Path directory, FileChannel lockFile, Clock clock) throws IOException {
        this.directory = directory;
        this.lockFile = lockFile;
        this.clock = clock;
        this.directoryChannel = FileChannel.open(directory, StandardOpenOption.READ);
        this.id = readOrCreateId(directory);
        this.lastNumber =
                new AtomicLong(onDisk().stream().mapToLong(Long::longValue).max().orElse(0));
    }

    /**
     * Opens the folder, creating it where needed.
     *
     * @throws IOException when another process holds it or the disk refuses
     */
    public static Spool open(Path directory, Clock clock) throws IOException {
        Files.createDirectories(directory);
        FileChannel lockFile =
                FileChannel.open(
                        directory.resolve("lock"),
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE);
        if (!locked(lockFile)) {
            lockFile.close();
            throw new IOException(
                    "the spool "
                            + directory
                            + " is in use by another process: stop it or choose another folder");
        }
        Spool spool = new Spool(directory, lockFile, clock);
        spool.syncDirectory();
        return spool;
    }

    private static boolean locked(FileChannel lockFile) throws IOException {
        try {
            FileLock lock = lockFile.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException _) {
            return false;
        }
    }

    private static String readOrCreateId(Path directory) throws IOException {
        Path file = directory.resolve("id");
        if (Files.exists(file)) {
            String id = Files.readString(file).strip();
            if (!id.isEmpty()) {
                return id;
            }
        }
        String id = UUID.randomUUID().toString().substring(0, 18).replace("-", "");
        Files.writeString(
                file,
                id,
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                StandardOpenOption.SYNC);
        return id;
    }

    /** Stable name of this spool, in every row whose bytes are here: 16 characters. */
    public String id() {
        return id;
    }

    /** A place for a message that begins to arrive. Close it whatever happens. */
    public SpoolDraft draft(int memoryLimit) {
        return new SpoolDraft(this, memoryLimit);
    }

    /**
     * Reads a message.
     *
     * @throws SpoolDamagedException when the bytes are not there
     */
    public InputStream read(QueueId message, SpoolRef ref) throws IOException {
        FileChannel file = openToRead(message, ref);
        try {
            verify(file, message, ref);
            file.position(ref.position());
            return new BufferedInputStream(
                    new BoundedInput(Channels.newInputStream(file), ref.length()),
                    (int) Math.clamp(ref.length(), 512, READ_BUFFER));
        } catch (IOException e) {
            file.close();
            throw e;
        }
    }

    private FileChannel openToRead(QueueId message, SpoolRef ref) throws IOException {
        try {
            return FileChannel.open(path(ref.segment()), StandardOpenOption.READ);
        } catch (NoSuchFileException _) {
            throw new SpoolDamagedException(message, ref, "the segment is gone");
        }
    }

    private static void verify(FileChannel file, QueueId message, SpoolRef ref) throws IOException {
        if (file.size() < ref.position() + ref.length()) {
            throw new SpoolDamagedException(message, ref, "the segment ends before the message");
        }
        ByteBuffer header = ByteBuffer.allocate(RecordHeader.BYTES);
        file.read(header, ref.position() - RecordHeader.BYTES);
        if (header.hasRemaining() || !RecordHeader.matches(header.flip(), message, ref.length())) {
            throw new SpoolDamagedException(message, ref, "another record is there");
        }
    }

    /** Segments in which every byte has had its chance of a row. */
    public Set<Long> sealed() throws IOException {
        Set<Long> sealed = onDisk();
        sealed.removeAll(open);
        return sealed;
    }

    /** Removes sealed segments that no row names. */
    public void remove(long segment) throws IOException {
        if (open.contains(segment)) {
            throw new IllegalStateException("segment " + segment + " is still open");
        }
        Files.deleteIfExists(path(segment));
    }

    /**
     * Makes a new open segment. Its number is greater than any before, also over restarts: it
     * follows the clock.
     */
    long create() throws IOException {
        long number = lastNumber.updateAndGet(last -> Math.max(last + 1, clock.millis()));
        open.add(number);
        try {
            Files.createFile(path(number));
            return number;
        } catch (IOException e) {
            open.remove(number);
            throw e;
        }
    }

    FileChannel channel(long segment) throws IOException {
        return FileChannel.open(path(segment), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /**
     * Without this the name of a new file may be lost in a crash, however often its bytes were
     * forced.
     */
    void syncDirectory() throws IOException {
        directoryChannel.force(true);
    }

    void seal(long segment) {
        open.remove(segment);
    }

    private Path path(long segment) {
        return directory.resolve(Long.toHexString(segment) + SUFFIX);
    }

    private Set<Long> onDisk() throws IOException {
        Set<Long> found = new HashSet<>();
        try (Stream<Path> files = Files.list(directory)) {
            files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(SUFFIX))
                    .forEach(name ->
                            found.add(
                                    Long.parseLong(
                                            name.substring(0, name.length() - SUFFIX.length()),
                                            16)));
        }
        return found;
    }

    @Override
    public void close() throws IOException {
        directoryChannel.close();
        lockFile.close();
    }
}
