package org.mailherd.sieve.message;

import java.io.ByteArrayOutputStream;

/** Base64 and quoted-printable (RFC 2045 6), lenient: what is malformed stays or is skipped. */
final class TransferDecoding {

    private static final byte[] BASE64 = base64Values();

    private TransferDecoding() {}

    private static byte[] base64Values() {
        byte[] values = new byte[256];
        java.util.Arrays.fill(values, (byte) -1);
        String alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
        for (int i = 0; i < alphabet.length(); i++) {
            values[alphabet.charAt(i)] = (byte) i;
        }
        return values;
    }

    static byte[] base64(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length * 3 / 4 + 3);
        int bits = 0;
        int count = 0;
        for (byte octet : text) {
            int value = BASE64[octet & 0xFF];
            if (octet == '=') {
                bits = 0;
                count = 0;
            }
            if (value < 0) {
                continue;
            }
            bits = bits << 6 | value;
            count += 6;
            if (count >= 8) {
                count -= 8;
                out.write(bits >> count);
            }
        }
        return out.toByteArray();
    }

    static byte[] quotedPrintable(byte[] text) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(text.length);
        for (int i = 0; i < text.length; i++) {
            if (text[i] != '=') {
                out.write(text[i]);
                continue;
            }
            int next = softBreakEnd(text, i + 1);
            if (next > 0) {
                i = next - 1;
            } else if (i + 2 < text.length && hex(text[i + 1]) >= 0 && hex(text[i + 2]) >= 0) {
                out.write(hex(text[i + 1]) << 4 | hex(text[i + 2]));
                i += 2;
            } else {
                out.write('=');
            }
        }
        return out.toByteArray();
    }

    /** Where the next line begins when only white space stands before the line's end; else 0. */
    private static int softBreakEnd(byte[] text, int from) {
        int i = from;
        while (i < text.length && (text[i] == ' ' || text[i] == '\t' || text[i] == '\r')) {
            i++;
        }
        if (i == text.length) {
            return i;
        }
        return text[i] == '\n' ? i + 1 : 0;
    }

    /** RFC 2047 4.2. */
    static byte[] q(byte[] text) {
        byte[] spaced = text.clone();
        for (int i = 0; i < spaced.length; i++) {
            if (spaced[i] == '_') {
                spaced[i] = ' ';
            }
        }
        return quotedPrintable(spaced);
    }

    private static int hex(byte octet) {
        return Character.digit(octet, 16);
    }
}
