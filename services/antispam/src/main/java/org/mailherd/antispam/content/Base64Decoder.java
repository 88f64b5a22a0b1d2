package org.mailherd.antispam.content;

import java.util.Arrays;

/**
 * Base64 as mail programs read it: what is not in the alphabet is passed over (RFC 2045 6.8), and
 * what follows the padding begins anew.
 */
final class Base64Decoder implements TransferDecoder {

    private static final String ALPHABET =
            "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    private static final byte[] VALUES = new byte[256];
    private static final int OUT = 3072;

    static {
        Arrays.fill(VALUES, (byte) -1);
        for (int i = 0; i < ALPHABET.length(); i++) {
            VALUES[ALPHABET.charAt(i)] = (byte) i;
        }
    }

    private final BodyKeeper to;
    private final byte[] out = new byte[OUT];
    private int length;
    private int bits;
    private int digits;

    Base64Decoder(BodyKeeper to) {
        this.to = to;
    }

    @Override
    public void piece(byte[] octets, int offset, int count) {
        for (int i = offset; i < offset + count; i++) {
            int value = VALUES[octets[i] & 0xff];
            if (value >= 0) {
                digit(value);
            } else if (octets[i] == '=') {
                rest();
            }
        }
    }

    private void digit(int value) {
        bits = bits << 6 | value;
        if (++digits == 4) {
            if (length + 3 > OUT) {
                flush();
            }
            out[length++] = (byte) (bits >> 16);
            out[length++] = (byte) (bits >> 8);
            out[length++] = (byte) bits;
            digits = 0;
            bits = 0;
        }
    }

    /** Two digits make an octet, three make two. */
    private void rest() {
        if (length + 2 > OUT) {
            flush();
        }
        if (digits == 2) {
            out[length++] = (byte) (bits >> 4);
        } else if (digits == 3) {
            out[length++] = (byte) (bits >> 10);
            out[length++] = (byte) (bits >> 2);
        }
        digits = 0;
        bits = 0;
    }

    private void flush() {
        to.write(out, 0, length);
        length = 0;
    }

    @Override
    public void finish() {
        rest();
        flush();
    }
}
