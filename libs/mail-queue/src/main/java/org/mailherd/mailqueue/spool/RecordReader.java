package org.mailherd.mailqueue.spool;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.QueueId;

/** Reads records with their checksum looked at. */
record RecordReader(FileChannel file) {
    private static final int CHUNK = 64 * 1024;

    /**
     * The row image behind a message.
     *
     * @param headerBytes all of the record's header
     * @return null when the checksum does not fit what stands there
     */
    byte @Nullable [] image(ByteBuffer headerBytes, RecordHeader header, long position)
            throws IOException {
        CRC32C sum = RecordHeader.begin(headerBytes);
        if (header.kind().isSummed()) {
            for (long done = 0; done < header.length(); done += CHUNK) {
                sum.update(read(position + done, (int) Math.min(CHUNK, header.length() - done)));
            }
        }
        ByteBuffer image = read(position + header.length(), header.imageLength());
        sum.update(image.duplicate());
        return (int) sum.getValue() == header.checksum() ? image.array() : null;
    }

    /**
     * A message as it was written.
     *
     * @throws SpoolDamagedException when it is not
     */
    ByteBuffer message(QueueId id, SpoolRef ref) throws IOException {
        ByteBuffer bytes = read(ref.position() - RecordHeader.BYTES, RecordHeader.BYTES);
        RecordHeader header = RecordHeader.decode(bytes.duplicate());
        if (header == null
                || !header.names(id, ref.length())
                || image(bytes, header, ref.position()) == null) {
            throw new SpoolDamagedException(id, ref, "its checksum does not fit");
        }
        return read(ref.position(), Math.toIntExact(ref.length()));
    }

    /** Fewer octets at the end of the file. */
    ByteBuffer read(long position, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining()) {
            if (file.read(bytes, position + bytes.position()) < 0) {
                break;
            }
        }
        return bytes.flip();
    }
}
