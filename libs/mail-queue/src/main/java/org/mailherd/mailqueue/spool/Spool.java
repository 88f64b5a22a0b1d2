package org.mailherd.mailqueue.spool;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.mailherd.mailmodel.QueueId;

/**
 * A folder of segment files that all SMTP processes of a host share. Each run writes segments of
 * its own; every process reads all. A segment is <em>open</em> while its writer may append,
 * <em>sealed</em> after.
 */
public final class Spool implements Closeable {
    private static final int READ_BUFFER = 16 * 1024;

    private final Path root;
    private final String id;
    private final RunFolder run;
    private final RunLocks.Held lock;
    private final AtomicLong lastIndex = new AtomicLong();
    private final Map<Long, OwnSegment> own = new ConcurrentHashMap<>();

    private Spool(Path root, String id, RunFolder.Begun begun) {
        this.root = root;
        this.id = id;
        this.run = begun.folder();
        this.lock = begun.lock();
    }

    /** Opens the folder, creating it where needed, beside whoever else has it open. */
    public static Spool open(Path directory, Clock clock) throws IOException {
        Path root = Files.createDirectories(directory).toRealPath();
        String id = SpoolId.of(root);
        Spool spool = new Spool(root, id, RunFolder.begin(root, clock));
        RunFolder.sync(root);
        return spool;
    }

    /** Stable name of this folder, in every row whose bytes are here: 16 characters. */
    public String id() {
        return id;
    }

    /** Name of this run of this process: the owner of its leases. */
    public String run() {
        return run.name();
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

    FileChannel openToRead(QueueId message, SpoolRef ref) throws IOException {
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
        ByteBuffer bytes = ByteBuffer.allocate(RecordHeader.BYTES);
        file.read(bytes, ref.position() - RecordHeader.BYTES);
        RecordHeader header = RecordHeader.decode(bytes.flip());
        if (header == null || !header.names(message, ref.length())) {
            throw new SpoolDamagedException(message, ref, "another record is there");
        }
    }

    /**
     * Messages that need their segment's row image no more: finished, refused, or in the tables.
     */
    public void mark(Collection<SpoolRef> places) throws IOException {
        Map<Long, List<Long>> bySegment = new HashMap<>();
        for (SpoolRef place : places) {
            bySegment
                    .computeIfAbsent(place.segment(), _ -> new ArrayList<>())
                    .add(place.position());
        }
        for (Map.Entry<Long, List<Long>> entry : bySegment.entrySet()) {
            OwnSegment segment = own.get(entry.getKey());
            if (segment != null) {
                segment.mark(entry.getValue());
            }
        }
    }

    /** Forces the marks to disk: what was finished before is not delivered again after a crash. */
    public void forceMarks() throws IOException {
        for (OwnSegment segment : own.values()) {
            segment.force();
        }
    }

    /**
     * Segments that may go when no row names them: our own that are sealed and done with, and all
     * of the runs that are dead and recovered.
     */
    public Set<Long> sweepable() throws IOException {
        Set<Long> found = new HashSet<>();
        own.forEach((number, segment) -> {
            if (segment.isDone()) {
                found.add(number);
            }
        });
        for (RunFolder folder : RunFolder.all(root)) {
            if (!folder.equals(run) && folder.isRecovered()) {
                List<Long> segments = folder.segments();
                found.addAll(segments);
                if (segments.isEmpty()) {
                    folder.removeIfEmpty();
                }
            }
        }
        return found;
    }

    /** Removes a sweepable segment that no row names. */
    public void remove(long segment) throws IOException {
        OwnSegment known = own.get(segment);
        if (known != null && !known.isDone()) {
            throw new IllegalStateException("segment " + segment + " is still in use");
        }
        RunFolder.of(root, segment).remove(segment);
        own.remove(segment);
    }

    /** Runs that ended without being recovered, each ours until closed. Close them all. */
    public List<DeadRun> deadRuns() throws IOException {
        List<DeadRun> dead = new ArrayList<>();
        for (RunFolder folder : RunFolder.all(root)) {
            if (!folder.equals(run) && !folder.isRecovered()) {
                Optional<RunLocks.Held> taken = folder.adopt();
                taken.ifPresent(held -> dead.add(new DeadRun(folder, held)));
            }
        }
        return dead;
    }

    /** How many processes share the folder, this one and dead ones not recovered yet counted. */
    public int runs() throws IOException {
        int count = 0;
        for (RunFolder folder : RunFolder.all(root)) {
            count += folder.isRecovered() ? 0 : 1;
        }
        return count;
    }

    /** Octets of one segment; none when it is gone. */
    public long bytes(long segment) throws IOException {
        return RunFolder.of(root, segment).bytes(segment);
    }

    /** Octets of all segments of all runs. Reads folders: not for a hot path. */
    public long bytes() throws IOException {
        long sum = 0;
        for (RunFolder folder : RunFolder.all(root)) {
            sum += folder.bytes();
        }
        return sum;
    }

    /** Makes a new open segment. */
    long create() throws IOException {
        long number = run.segment(lastIndex.incrementAndGet());
        Files.createFile(path(number));
        own.put(number, new OwnSegment(run.file(number, RunFolder.MARKS)));
        return number;
    }

    FileChannel channel(long segment) throws IOException {
        return FileChannel.open(path(segment), StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    void syncDirectory() throws IOException {
        RunFolder.sync(run.path());
    }

    /** One more message in the segment that is not marked. */
    void appended(long segment) {
        require(segment).appended();
    }

    void seal(long segment) throws IOException {
        require(segment).seal();
    }

    /** Removes a segment of a message that nobody was promised anything about. */
    void discard(long segment) throws IOException {
        run.remove(segment);
        own.remove(segment);
    }

    private OwnSegment require(long segment) {
        OwnSegment known = own.get(segment);
        if (known == null) {
            throw new IllegalStateException("segment " + segment + " is not ours");
        }
        return known;
    }

    private Path path(long segment) {
        return RunFolder.of(root, segment).file(segment, RunFolder.SEGMENT);
    }

    /**
     * Ends the run. What its segments still know alone, another run takes over, or the next one.
     */
    @Override
    public void close() throws IOException {
        for (OwnSegment segment : own.values()) {
            segment.force();
            segment.close();
        }
        lock.close();
    }
}
