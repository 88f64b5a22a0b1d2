package org.mailherd.antispam.attachment;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The header of an OLE file ([MS-CFB] 2.2). A reader allocates what it promises, so its promises
 * are checked first.
 */
final class OleHeader {

    private static final int LENGTH = 512;
    private static final int SECTOR_SHIFT = 0x1e;
    private static final int FAT_SECTORS = 0x2c;
    private static final int MINI_FAT_SECTORS = 0x40;
    private static final int DIFAT_SECTORS = 0x48;

    private OleHeader() {}

    /** Whether the file is at least a half of what its header says; cut ones are read too. */
    static boolean isSane(byte[] ole) {
        if (ole.length < LENGTH) {
            return false;
        }
        ByteBuffer header = ByteBuffer.wrap(ole, 0, LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        int shift = header.getShort(SECTOR_SHIFT);
        if (shift != 9 && shift != 12) {
            return false;
        }
        long sectors = ole.length >> shift;
        long fat = Integer.toUnsignedLong(header.getInt(FAT_SECTORS));
        long described = fat << shift - 2;
        return fat <= sectors
                && described <= 2 * sectors + (2L << shift - 2)
                && Integer.toUnsignedLong(header.getInt(MINI_FAT_SECTORS)) <= sectors
                && Integer.toUnsignedLong(header.getInt(DIFAT_SECTORS)) <= sectors;
    }
}
