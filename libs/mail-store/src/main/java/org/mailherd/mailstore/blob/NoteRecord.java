package org.mailherd.mailstore.blob;

import java.nio.ByteBuffer;
import java.util.zip.CRC32C;

/**
 * The frame of a note behind the record of its blob: magic, length, CRC-32C of the note, the note.
 */
final class NoteRecord {
    static final ByteBuffer NONE = ByteBuffer.allocate(0);
    static final int HEADER = 12;
    static final int MOST = 4096;
    private static final int MAGIC = 0x4D484E31; // MHN1

    private NoteRecord() {}

    static ByteBuffer of(byte[] note) {
        if (note.length > MOST) {
            throw new IllegalArgumentException("a note has at most " + MOST + " octets");
        }
        return ByteBuffer.allocate(HEADER + note.length)
                .putInt(MAGIC)
                .putInt(note.length)
                .putInt(checksum(note))
                .put(note)
                .flip();
    }

    /** Its length; -1 when this is the beginning of no note. */
    static int length(ByteBuffer header) {
        if (header.getInt(0) != MAGIC) {
            return -1;
        }
        int length = header.getInt(4);
        return length > MOST ? -1 : length;
    }

    static boolean fits(ByteBuffer header, byte[] note) {
        return header.getInt(8) == checksum(note);
    }

    private static int checksum(byte[] note) {
        CRC32C checksum = new CRC32C();
        checksum.update(note);
        return (int) checksum.getValue();
    }
}
