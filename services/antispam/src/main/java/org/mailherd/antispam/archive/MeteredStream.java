package org.mailherd.antispam.archive;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongSupplier;

/** What comes out of a decompressor, paid for from the budget; growth beyond reason is a bomb. */
final class MeteredStream extends FilterInputStream {

    /** Below this nothing is called a bomb: a page of zeros is no attack. */
    private static final long HARMLESS = 8 << 20;

    /** Deflate ends at 1032; texts and logs reach 20, sparse tables 100. */
    private static final long GROWTH = 250;

    private final Budget budget;
    private final LongSupplier packed;
    private long unpacked;

    /**
     * @param packed octets that went in so far
     */
    MeteredStream(InputStream in, Budget budget, LongSupplier packed) {
        super(in);
        this.budget = budget;
        this.packed = packed;
    }

    @Override
    public int read() throws IOException {
        int octet = in.read();
        if (octet >= 0) {
            count(1);
        }
        return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        int count = in.read(into, offset, length);
        if (count > 0) {
            count(count);
        }
        return count;
    }

    @Override
    public long skip(long count) throws IOException {
        byte[] thrownAway = new byte[(int) Math.min(count, 8192)];
        long skipped = 0;
        while (skipped < count) {
            int read = read(thrownAway, 0, (int) Math.min(thrownAway.length, count - skipped));
            if (read < 0) {
                break;
            }
            skipped += read;
        }
        return skipped;
    }

    @Override
    public boolean markSupported() {
        return false;
    }

    private void count(int count) throws LimitException {
        unpacked += count;
        if (unpacked > HARMLESS && unpacked / GROWTH > packed.getAsLong()) {
            throw new LimitException(Trouble.BOMB);
        }
        budget.unpacked(count);
    }
}
