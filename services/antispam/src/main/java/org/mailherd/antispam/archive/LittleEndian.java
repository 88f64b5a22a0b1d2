package org.mailherd.antispam.archive;

import java.io.EOFException;
import java.util.Arrays;

/** Reads numbers, lowest octet first, from an archive that may end anywhere. */
final class LittleEndian {

    private final byte[] octets;
    private int position;

    LittleEndian(byte[] octets, int position) {
        this.octets = octets;
        this.position = position;
    }

    int position() {
        return position;
    }

    int left() {
        return octets.length - position;
    }

    LittleEndian to(long other) throws EOFException {
        if (other < 0 || other > octets.length) {
            throw new EOFException("the archive ends before octet " + other);
        }
        position = (int) other;
        return this;
    }

    LittleEndian skip(long count) throws EOFException {
        return to(position + count);
    }

    int octet() throws EOFException {
        if (position >= octets.length) {
            throw new EOFException("the archive ends at octet " + position);
        }
        return octets[position++] & 0xff;
    }

    int number2() throws EOFException {
        return octet() | octet() << 8;
    }

    long number4() throws EOFException {
        return number2() | (long) number2() << 16;
    }

    long number8() throws EOFException {
        return number4() | number4() << 32;
    }

    /** RAR 5: seven bits an octet, lowest first. */
    long variable() throws EOFException {
        long value = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            int octet = octet();
            value |= (long) (octet & 0x7f) << shift;
            if (octet < 0x80) {
                return value;
            }
        }
        throw new EOFException("a number does not end");
    }

    byte[] bytes(int count) throws EOFException {
        int start = position;
        skip(count);
        return Arrays.copyOfRange(octets, start, start + count);
    }
}
