package org.mailherd.antispam.ole;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;

/** The sectors of an OLE file ([MS-CFB] 2.1 to 2.5), and which follows which. */
final class Sectors {

    private static final int[] NONE = {};

    private final byte[] ole;
    private final ByteBuffer numbers;
    private final int shift;

    /** Sectors in which the table stands that says which follows which. */
    private final int[] fat;

    Sectors(byte[] ole, OleHeader header) {
        this.ole = ole;
        this.numbers = ByteBuffer.wrap(ole).order(ByteOrder.LITTLE_ENDIAN);
        this.shift = header.shift();
        this.fat = fat(header);
    }

    /** Beyond the header's own, each sector of a chain names more, and the next of the chain. */
    private int[] fat(OleHeader header) {
        int[] all = header.fat();
        int each = (1 << shift - 2) - 1;
        // A table for more sectors than there are is of no use.
        int most = (count() >> shift - 2) + 1;
        int sector = header.difat();
        while (all.length < most && has(sector)) {
            int known = all.length;
            all = Arrays.copyOf(all, Math.min(most, known + each));
            int from = offset(sector);
            for (int i = known; i < all.length; i++) {
                all[i] = numbers.getInt(from + 4 * (i - known));
            }
            sector = numbers.getInt(from + 4 * each);
        }
        return all;
    }

    /** Octets of one. */
    int size() {
        return 1 << shift;
    }

    private int count() {
        return ole.length >> shift;
    }

    private int offset(int sector) {
        return sector + 1 << shift;
    }

    /** Whether all of the sector is there; the numbers that end a chain are below zero. */
    private boolean has(int sector) {
        return sector >= 0 && sector < count() - 1;
    }

    private int next(int sector) {
        int table = sector >> shift - 2;
        if (table >= fat.length || !has(fat[table])) {
            return -1;
        }
        return numbers.getInt(offset(fat[table]) + 4 * (sector & (1 << shift - 2) - 1));
    }

    /**
     * @param most sectors, whatever the chain says: one that bites its tail ends there too
     */
    int[] chain(int first, int most) {
        int[] chain = NONE;
        int length = 0;
        for (int at = first; length < most && has(at); at = next(at)) {
            if (length == chain.length) {
                chain = Arrays.copyOf(chain, Math.min(most, Math.max(16, 2 * length)));
            }
            chain[length++] = at;
        }
        return Arrays.copyOf(chain, length);
    }

    /** The octets of the sectors, one after the other; fewer where they end. */
    byte[] read(int[] chain, int most) {
        byte[] octets = new byte[(int) Math.min(most, (long) chain.length << shift)];
        for (int i = 0; i << shift < octets.length; i++) {
            int from = i << shift;
            System.arraycopy(
                    ole, offset(chain[i]), octets, from, Math.min(size(), octets.length - from));
        }
        return octets;
    }
}
