package org.mailherd.mailqueue.spool;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/**
 * The file beside a segment that lists the positions of its messages which need the segment's own
 * row image no more: delivered, refused, or in the tables. Eight bytes each, appended, forced from
 * time to time: what a power failure takes of it is delivered twice, never lost.
 */
final class Marks implements Closeable {
    private final FileChannel file;
    private boolean dirty;

    private Marks(FileChannel file) {
        this.file = file;
    }

    static Marks open(Path path) throws IOException {
        return new Marks(
                FileChannel.open(
                        path,
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        StandardOpenOption.APPEND));
    }

    static Set<Long> read(Path path) throws IOException {
        Set<Long> positions = new HashSet<>();
        try {
            ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(path));
            while (all.remaining() >= Long.BYTES) {
                positions.add(all.getLong());
            }
        } catch (NoSuchFileException _) {
            // none yet
        }
        return positions;
    }

    synchronized void add(Collection<Long> positions) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(Long.BYTES * positions.size());
        positions.forEach(bytes::putLong);
        bytes.flip();
        while (bytes.hasRemaining()) {
            file.write(bytes);
        }
        dirty = true;
    }

    synchronized void force() throws IOException {
        if (dirty && file.isOpen()) {
            dirty = false;
            file.force(false);
        }
    }

    @Override
    public synchronized void close() throws IOException {
        file.close();
    }
}
