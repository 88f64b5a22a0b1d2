package org.mailherd.mailqueue.spool;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.mailherd.mailmodel.QueueId;

/**
 * The 32 bytes before each message in a segment: magic, queue id, length. They show a reader that a
 * row points right.
 */
final class RecordHeader {
    static final int BYTES = 32;
    private static final int MAGIC = 0x4d485331; // "MHS1"
    private static final int ID_BYTES = 16;

    private RecordHeader() {}

    static ByteBuffer encode(QueueId id, long length) {
        ByteBuffer header = ByteBuffer.allocate(BYTES);
        header.putInt(MAGIC).put(idBytes(id)).putLong(length).putInt(0);
        return header.flip();
    }

    static boolean matches(ByteBuffer header, QueueId id, long length) {
        byte[] name = new byte[ID_BYTES];
        boolean magic = header.getInt() == MAGIC;
        header.get(name);
        return magic && Arrays.equals(name, idBytes(id)) && header.getLong() == length;
    }

    private static byte[] idBytes(QueueId id) {
        return Arrays.copyOf(id.value().getBytes(StandardCharsets.US_ASCII), ID_BYTES);
    }
}
