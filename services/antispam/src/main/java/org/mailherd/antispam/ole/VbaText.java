package org.mailherd.antispam.ole;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * The source of a module of Visual Basic, which stands packed behind what the program made of it
 * ([MS-OVBA] 2.4.1). Three octets make up to 4,096 of it, so it is unpacked to a limit.
 */
public final class VbaText {

    /** A flag octet of eight literals, with which every module's source begins. */
    private static final byte[] BEGINNING = "\0Attribut".getBytes(StandardCharsets.ISO_8859_1);

    /** Signature and header of the first chunk before it. */
    private static final int BEFORE = 3;

    private static final int CHUNK = 4096;

    private final byte[] packed;
    private int at;
    private final byte[] text;
    private int length;

    private VbaText(byte[] packed, int at, int most) {
        this.packed = packed;
        this.at = at;
        this.text = new byte[most];
    }

    /**
     * Empty where the stream holds no module.
     *
     * @param stream of a module
     * @param most characters
     */
    public static Optional<String> of(byte[] stream, int most) {
        int source = beginning(stream);
        if (source < BEFORE) {
            return Optional.empty();
        }
        VbaText text = new VbaText(stream, source - BEFORE + 1, most);
        text.unpack();
        return Optional.of(new String(text.text, 0, text.length, StandardCharsets.ISO_8859_1));
    }

    private static int beginning(byte[] octets) {
        for (int at = 0; at <= octets.length - BEGINNING.length; at++) {
            int end = at + BEGINNING.length;
            if (octets[at] == 0 && Arrays.equals(octets, at, end, BEGINNING, 0, end - at)) {
                return at;
            }
        }
        return -1;
    }

    private void unpack() {
        while (at + 2 <= packed.length && length < text.length) {
            int header = number();
            int end = Math.min(packed.length, at + (header & 0xfff) + 1);
            if ((header & 0x8000) == 0) {
                plain(end);
            } else {
                chunk(end);
            }
            at = end;
        }
    }

    private int number() {
        int number = packed[at] & 0xff | (packed[at + 1] & 0xff) << 8;
        at += 2;
        return number;
    }

    private void plain(int end) {
        int count = Math.min(Math.min(end - at, CHUNK), text.length - length);
        System.arraycopy(packed, at, text, length, count);
        length += count;
    }

    /** Flags for eight tokens each: an octet as it stands, or a copy of what came before. */
    private void chunk(int end) {
        int start = length;
        while (at < end && length < text.length) {
            int flags = packed[at++];
            for (int bit = 0; bit < 8 && at < end && length < text.length; bit++) {
                if ((flags >> bit & 1) == 0) {
                    text[length++] = packed[at++];
                } else if (at + 2 > end || !copy(start)) {
                    return;
                }
            }
        }
    }

    /** [MS-OVBA] 2.4.1.3.19: the longer the chunk so far, the more bits say how far back. */
    private boolean copy(int start) {
        int token = number();
        int before = length - start;
        int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(before - 1));
        int back = (token >> 16 - bits) + 1;
        if (before == 0 || bits > 12 || back > before) {
            return false;
        }
        int count = Math.min((token & 0xffff >> bits) + 3, text.length - length);
        for (int i = 0; i < count; i++, length++) {
            text[length] = text[length - back];
        }
        return true;
    }
}
