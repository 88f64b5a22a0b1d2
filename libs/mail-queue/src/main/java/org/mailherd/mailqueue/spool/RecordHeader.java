package org.mailherd.mailqueue.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailmodel.QueueId;

/**
 * The {@value #BYTES} bytes before each message in a segment: magic, queue id, lengths of the
 * message and of the row image behind it, checksum over all three. They show a reader that a row
 * points right, and a recovery which records were written whole.
 */
record RecordHeader(QueueId id, long length, int imageLength, Kind kind, int checksum) {
    /** What a record is; the order is the number that stands in the file. */
    enum Kind {
        /** The message was forced before this header was written; the checksum leaves it out. */
        FORCED,
        /** The checksum covers the message too. */
        SUMMED,
        /** Likewise; the message has rows, which a recovery takes for the truth. */
        COPY;

        boolean isSummed() {
            return switch (this) {
                case FORCED -> false;
                case SUMMED, COPY -> true;
            };
        }
    }

    static final int BYTES = 40;
    private static final int MAGIC = 0x4d485332; // "MHS2"
    private static final int ID_BYTES = 16;
    private static final int CHECKSUM_AT = 36;
    private static final Kind[] KINDS = Kind.values();

    /** A header whose checksum covers {@code parts} behind it. */
    static ByteBuffer encode(
            QueueId id, long length, byte[] image, Kind kind, ByteBuffer... parts) {
        ByteBuffer header = ByteBuffer.allocate(BYTES);
        header.putInt(MAGIC).put(idBytes(id)).putLong(length).putInt(image.length);
        header.putInt(kind.ordinal());
        CRC32C sum = new CRC32C();
        sum.update(header.array(), 0, CHECKSUM_AT);
        for (ByteBuffer part : parts) {
            sum.update(part.duplicate());
        }
        sum.update(image);
        header.putInt((int) sum.getValue());
        return header.flip();
    }

    /**
     * @return null when there is none
     */
    static @Nullable RecordHeader decode(ByteBuffer bytes) {
        if (bytes.remaining() < BYTES || bytes.getInt() != MAGIC) {
            return null;
        }
        byte[] name = new byte[ID_BYTES];
        bytes.get(name);
        String id = new String(name, StandardCharsets.US_ASCII).stripTrailing().replace("\0", "");
        long length = bytes.getLong();
        int imageLength = bytes.getInt();
        int kind = bytes.getInt();
        int checksum = bytes.getInt();
        if (length < 0 || imageLength < 0 || kind < 0 || kind >= KINDS.length) {
            return null;
        }
        try {
            return new RecordHeader(new QueueId(id), length, imageLength, KINDS[kind], checksum);
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    boolean names(QueueId message, long bytes) {
        return id.equals(message) && length == bytes;
    }

    /** The checksum of the fields before it, to go on with message and image. */
    static CRC32C begin(ByteBuffer header) {
        CRC32C sum = new CRC32C();
        sum.update(header.slice(0, CHECKSUM_AT));
        return sum;
    }

    private static byte[] idBytes(QueueId id) {
        return Arrays.copyOf(id.value().getBytes(StandardCharsets.US_ASCII), ID_BYTES);
    }
}
