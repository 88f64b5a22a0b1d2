package org.mailherd.antispam.archive;

import java.io.IOException;

/**
 * Looks at the size of a packed 7z directory before anybody unpacks it: three octets of LZMA make
 * 20,000 of it. From 7zFormat.txt of the LZMA SDK.
 */
final class SevenZipHeader {

    private static final int START_HEADER = 12;
    private static final int DATA = 32;
    private static final int ENCODED = 0x17;
    private static final int PACK_INFO = 6;
    private static final int UNPACK_INFO = 7;
    private static final int SIZE = 9;
    private static final int CRC = 10;
    private static final int FOLDER = 11;
    private static final int UNPACK_SIZE = 12;

    /** A hundred octets for each of ten thousand files. */
    private static final long LARGEST = 1 << 20;

    private final LittleEndian in;

    private SevenZipHeader(LittleEndian in) {
        this.in = in;
    }

    /**
     * @throws LimitException when the directory is too large to be looked at
     */
    static void check(byte[] archive) throws IOException {
        LittleEndian in = new LittleEndian(archive, 0).to(START_HEADER);
        long offset = in.number8();
        long size = in.number8();
        if (size > LARGEST) {
            throw new LimitException(Trouble.TOO_MUCH);
        }
        in.to(DATA).skip(offset);
        if (size > 0 && in.octet() == ENCODED && new SevenZipHeader(in).unpacked() > LARGEST) {
            throw new LimitException(Trouble.BOMB);
        }
    }

    private long unpacked() throws IOException {
        expect(PACK_INFO);
        number();
        long streams = number();
        int next = in.octet();
        if (next == SIZE) {
            for (long i = 0; i < streams; i++) {
                number();
            }
            next = in.octet();
        }
        if (next == CRC) {
            digests(streams);
            next = in.octet();
        }
        if (next != 0) {
            throw new IOException("a 7z directory of an unknown form");
        }
        expect(UNPACK_INFO);
        expect(FOLDER);
        number();
        in.octet();
        long outputs = coders();
        expect(UNPACK_SIZE);
        long largest = 0;
        for (long i = 0; i < outputs; i++) {
            largest = Math.max(largest, number());
        }
        return largest;
    }

    private long coders() throws IOException {
        long coders = number();
        long outputs = 0;
        long inputs = 0;
        for (long i = 0; i < coders; i++) {
            int flags = in.octet();
            in.skip(flags & 15);
            boolean complex = (flags & 16) != 0;
            inputs += complex ? number() : 1;
            outputs += complex ? number() : 1;
            in.skip((flags & 32) != 0 ? number() : 0);
        }
        long bindings = outputs - 1;
        for (long i = 0; i < 2 * bindings; i++) {
            number();
        }
        long packed = inputs - bindings;
        for (long i = 0; packed > 1 && i < packed; i++) {
            number();
        }
        return outputs;
    }

    private void digests(long count) throws IOException {
        long defined = count;
        if (in.octet() == 0) {
            defined = 0;
            for (long i = 0; i < (count + 7) / 8; i++) {
                defined += Integer.bitCount(in.octet());
            }
        }
        in.skip(4 * defined);
    }

    private void expect(int mark) throws IOException {
        if (in.octet() != mark) {
            throw new IOException("a 7z directory of an unknown form");
        }
    }

    /** Ones at the top of the first octet say how many octets follow. */
    private long number() throws IOException {
        int first = in.octet();
        long value = 0;
        int mask = 0x80;
        for (int i = 0; i < 8; i++, mask >>= 1) {
            if ((first & mask) == 0) {
                return value | (long) (first & mask - 1) << 8 * i;
            }
            value |= (long) in.octet() << 8 * i;
        }
        return value;
    }
}
