package org.mailherd.antispam.ole;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The header of an OLE file ([MS-CFB] 2.2).
 *
 * @param shift of the size of a sector: 9 or 12
 * @param directory first sector of the directory
 * @param miniFat first sector of the table of small sectors
 * @param difat first sector of the rest of the table's places
 * @param fat where the first sectors of the table of sectors stand
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record OleHeader(int shift, int directory, int miniFat, int difat, int[] fat) {

    private static final int LENGTH = 512;
    private static final int SECTOR_SHIFT = 0x1e;
    private static final int FAT_SECTORS = 0x2c;
    private static final int DIRECTORY = 0x30;
    private static final int MINI_FAT = 0x3c;
    private static final int MINI_FAT_SECTORS = 0x40;
    private static final int DIFAT = 0x44;
    private static final int DIFAT_SECTORS = 0x48;
    private static final int FAT = 0x4c;
    private static final int FAT_IN_HEADER = 109;

    /** Empty where the file is less than a half of what it says; cut ones are read too. */
    static Optional<OleHeader> of(byte[] ole) {
        if (ole.length < LENGTH) {
            return Optional.empty();
        }
        ByteBuffer header = ByteBuffer.wrap(ole, 0, LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        int shift = header.getShort(SECTOR_SHIFT);
        if (shift != 9 && shift != 12 || !isSane(header, ole.length >> shift, shift)) {
            return Optional.empty();
        }
        int[] fat = new int[(int) Math.min(FAT_IN_HEADER, unsigned(header, FAT_SECTORS))];
        Arrays.setAll(fat, i -> header.getInt(FAT + 4 * i));
        return Optional.of(
                new OleHeader(
                        shift,
                        header.getInt(DIRECTORY),
                        header.getInt(MINI_FAT),
                        header.getInt(DIFAT),
                        fat));
    }

    private static boolean isSane(ByteBuffer header, long sectors, int shift) {
        long fat = unsigned(header, FAT_SECTORS);
        long described = fat << shift - 2;
        return fat <= sectors
                && described <= 2 * sectors + (2L << shift - 2)
                && unsigned(header, MINI_FAT_SECTORS) <= sectors
                && unsigned(header, DIFAT_SECTORS) <= sectors;
    }

    private static long unsigned(ByteBuffer header, int at) {
        return Integer.toUnsignedLong(header.getInt(at));
    }
}
