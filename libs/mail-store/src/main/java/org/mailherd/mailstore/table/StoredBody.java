package org.mailherd.mailstore.table;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.mailherd.mailstore.blob.BlobRef;
import org.mailherd.mailstore.blob.BlobStore;
import org.mailherd.mailstore.message.MessageBody;

/** The trace lines of a delivery, then the blob. Nothing is read before it is asked for. */
final class StoredBody implements MessageBody {
    private static final int BLOCK = 64 * 1024;

    private final BlobStore blobs;
    private final BlobRef blob;
    private final byte[] trace;
    private final MessageRows.Place place;

    StoredBody(BlobStore blobs, BlobRef blob, byte[] trace, MessageRows.Place place) {
        this.blobs = blobs;
        this.blob = blob;
        this.trace = trace;
        this.place = place;
    }

    @Override
    public long size() {
        return trace.length + blob.size();
    }

    @Override
    public byte[] bytes() {
        try {
            byte[] octets = read();
            if (trace.length == 0) {
                return octets.clone();
            }
            byte[] all = Arrays.copyOf(trace, trace.length + octets.length);
            System.arraycopy(octets, 0, all, trace.length, octets.length);
            return all;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public byte[] range(long offset, int length) {
        if (offset == 0 && length >= size()) {
            return bytes();
        }
        if (blobs.isSmall(blob)) {
            int count = (int) Math.clamp(size() - offset, 0, length);
            ByteArrayOutputStream piece = new ByteArrayOutputStream(count);
            writeTo(piece, offset, count);
            return piece.toByteArray();
        }
        try (InputStream in = open()) {
            in.skipNBytes(Math.min(offset, size()));
            return in.readNBytes(length);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void writeTo(OutputStream out, long offset, long length) {
        if (blobs.isSmall(blob)) {
            writeSmall(out, offset, Math.min(length, size() - offset));
            return;
        }
        try (InputStream in = open()) {
            in.skipNBytes(Math.min(offset, size()));
            byte[] block = new byte[(int) Math.min(BLOCK, Math.max(1, length))];
            for (long left = length; left > 0; ) {
                int count = in.read(block, 0, (int) Math.min(left, block.length));
                if (count < 0) {
                    return;
                }
                out.write(block, 0, count);
                left -= count;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void writeSmall(OutputStream out, long offset, long length) {
        try {
            byte[] octets = read();
            long end = offset + length;
            int ofTrace = (int) Math.max(0, Math.min(end, trace.length) - offset);
            if (ofTrace > 0) {
                out.write(trace, (int) offset, ofTrace);
            }
            long from = Math.max(offset, trace.length);
            if (end > from) {
                out.write(octets, (int) (from - trace.length), (int) (end - from));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public InputStream open() {
        try {
            InputStream octets = openBlob();
            return trace.length == 0
                    ? octets
                    : new SequenceInputStream(new ByteArrayInputStream(trace), octets);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] read() throws IOException {
        try {
            return blobs.read(blob);
        } catch (IOException e) {
            return blobs.read(moved(e));
        }
    }

    private InputStream openBlob() throws IOException {
        try {
            return blobs.open(blob);
        } catch (IOException e) {
            return blobs.open(moved(e));
        }
    }

    /** Compaction may have moved the octets since the row was read. */
    private BlobRef moved(IOException problem) throws IOException {
        BlobRef now = place.now().orElseThrow(() -> problem);
        if (now.equals(blob)) {
            throw problem;
        }
        return now;
    }
}
