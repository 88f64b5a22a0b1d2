package org.mailherd.mailqueue.spool;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.QueueId;

/**
 * A message on its way in. It grows in memory up to a limit; past it the bytes go to a segment of
 * their own, behind room kept free for headers, so that a head added after the scan costs no copy.
 * Used by one thread.
 */
public final class SpoolDraft extends OutputStream {
    private static final int FIRST_BYTES = 8 * 1024;

    private final Spool spool;
    private final int memoryLimit;
    private byte[] memory = new byte[FIRST_BYTES];
    private int inMemory;
    private @Nullable LargeFile file;
    private byte[] head = new byte[0];
    private int replaced;

    SpoolDraft(Spool spool, int memoryLimit) {
        this.spool = spool;
        this.memoryLimit = memoryLimit;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] from, int offset, int length) throws IOException {
        if (file == null && inMemory + length > memoryLimit) {
            file = LargeFile.create(spool);
            file.append(memory, 0, inMemory);
            memory = new byte[0];
        }
        if (file != null) {
            file.append(from, offset, length);
            return;
        }
        if (inMemory + length > memory.length) {
            memory =
                    Arrays.copyOf(
                            memory,
                            Math.max(inMemory + length, Math.min(memory.length * 2, memoryLimit)));
        }
        System.arraycopy(from, offset, memory, inMemory, length);
        inMemory += length;
    }

    /** Bytes of the message, a replaced head counted. */
    public long size() {
        long received = file != null ? file.length() : inMemory;
        return received - replaced + head.length;
    }

    /** The first bytes as they were received, at most so many. */
    public byte[] firstBytes(int limit) throws IOException {
        return file != null
                ? file.firstBytes(limit)
                : Arrays.copyOf(memory, Math.min(limit, inMemory));
    }

    /**
     * The whole message. May be called more than once; read it to its end before anything else is
     * called.
     */
    public InputStream open() throws IOException {
        InputStream rest =
                file != null
                        ? file.open(replaced)
                        : new ByteArrayInputStream(memory, replaced, inMemory - replaced);
        return head.length == 0
                ? rest
                : new SequenceInputStream(new ByteArrayInputStream(head), rest);
    }

    /**
     * Puts other bytes in place of the first ones; the last call counts.
     *
     * @throws IOException when the head grows by more than {@value LargeFile#HEAD_ROOM} bytes less
     *     a record header
     */
    public void replaceHead(int length, byte[] newHead) throws IOException {
        if (newHead.length - length > LargeFile.HEAD_ROOM - LargeFile.MAX_HEADER) {
            throw new IOException("too many header bytes were added: " + newHead.length);
        }
        this.replaced = length;
        this.head = newHead;
    }

    /**
     * True when the message has a segment of its own, which {@link #syncOwnSegment} makes durable.
     */
    public boolean hasOwnSegment() {
        return file != null;
    }

    /**
     * Writes head and image around the body, then, when these are forced, the record header, and
     * forces file and folder.
     */
    public SpoolRef syncOwnSegment(QueueId id, byte[] image) throws IOException {
        if (file == null) {
            throw new IllegalStateException("the message is in memory");
        }
        return file.finish(id, head, replaced, image);
    }

    /** The record for a shared segment; only without a segment of its own. */
    ByteBuffer[] record(QueueId id, byte[] image) {
        ByteBuffer before = ByteBuffer.wrap(head);
        ByteBuffer rest = ByteBuffer.wrap(memory, replaced, inMemory - replaced);
        return new ByteBuffer[] {
            RecordHeader.encode(id, size(), image, RecordHeader.Kind.SUMMED, before, rest),
            before,
            rest,
            ByteBuffer.wrap(image)
        };
    }

    /**
     * The message as it is in memory, for whoever goes on with it at once; empty when it is in a
     * file. The bytes stay valid when the draft is closed.
     */
    public List<byte[]> inMemory() {
        return file != null
                ? List.of()
                : List.of(head, Arrays.copyOfRange(memory, replaced, inMemory));
    }

    /** Call when the rows are committed: the segment of its own, if any, stays. */
    public void keep() throws IOException {
        if (file != null) {
            file.keep();
        }
        memory = new byte[0];
    }

    /** Removes what {@link #keep} did not keep. */
    @Override
    public void close() throws IOException {
        if (file != null) {
            file.close();
        }
    }
}
