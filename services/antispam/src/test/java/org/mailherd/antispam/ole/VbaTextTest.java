package org.mailherd.antispam.ole;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.apache.poi.util.RLEDecompressingInputStream;
import org.junit.jupiter.api.Test;

/** The reader of our own beside POI's, which unpacks all that it is given. */
class VbaTextTest {
    private static final int BEFORE = 70;
    private static final int CHUNK = 4096;

    @Test
    void readsWhatPoiReads() throws IOException {
        for (int repeats : new int[] {0, 1, 7, 40, 300, 3000}) {
            String source =
                    "Attribute VB_Name = \"M\"\r\n"
                            + "Sub AutoOpen()\r\n  Shell \"calc\"\r\nEnd Sub\r\n".repeat(repeats)
                            + "' the end of "
                            + repeats;
            byte[] packed = packed(source.getBytes(StandardCharsets.ISO_8859_1));
            assertThat(VbaText.of(module(packed), 1 << 20)).hasValue(source);
            assertThat(poi(packed)).isEqualTo(source);
        }
    }

    @Test
    void stopsAtItsLimit() throws IOException {
        byte[] packed =
                packed(("Attribute " + "x".repeat(100_000)).getBytes(StandardCharsets.UTF_8));
        assertThat(packed.length).isLessThan(1000);
        assertThat(VbaText.of(module(packed), 5000).orElseThrow()).hasSize(5000);
    }

    @Test
    void cutOffAnywhereItReadsWhatIsThere() throws IOException {
        String source = "Attribute VB_Name = \"M\"\r\n" + "Sub A()\r\nEnd Sub\r\n".repeat(20);
        byte[] whole = module(packed(source.getBytes(StandardCharsets.UTF_8)));
        for (int length = 0; length < whole.length; length++) {
            VbaText.of(Arrays.copyOf(whole, length), 1 << 16)
                    .ifPresent(text -> assertThat(source).startsWith(text));
        }
    }

    private static byte[] module(byte[] packed) {
        byte[] module = Arrays.copyOf(new byte[BEFORE], BEFORE + packed.length);
        System.arraycopy(packed, 0, module, BEFORE, packed.length);
        return module;
    }

    private static String poi(byte[] packed) throws IOException {
        try (RLEDecompressingInputStream in =
                new RLEDecompressingInputStream(new ByteArrayInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    /** [MS-OVBA] 2.4.1.3.6, with the longest copy that is found first. */
    private static byte[] packed(byte[] source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(1);
        for (int at = 0; at < source.length; at += CHUNK) {
            byte[] chunk =
                    chunk(Arrays.copyOfRange(source, at, Math.min(source.length, at + CHUNK)));
            int header = chunk.length - 1 | 0xb000;
            out.write(header);
            out.write(header >> 8);
            out.writeBytes(chunk);
        }
        return out.toByteArray();
    }

    private static byte[] chunk(byte[] source) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        int at = 0;
        while (at < source.length) {
            ByteArrayOutputStream tokens = new ByteArrayOutputStream();
            int flags = 0;
            for (int bit = 0; bit < 8 && at < source.length; bit++) {
                int bits = Math.max(4, Integer.SIZE - Integer.numberOfLeadingZeros(at - 1));
                int[] copy = at == 0 ? new int[2] : longest(source, at, (0xffff >> bits) + 3);
                if (copy[1] < 3) {
                    tokens.write(source[at++]);
                } else {
                    int token = copy[0] - 1 << 16 - bits | copy[1] - 3;
                    tokens.write(token);
                    tokens.write(token >> 8);
                    flags |= 1 << bit;
                    at += copy[1];
                }
            }
            out.write(flags);
            out.writeBytes(tokens.toByteArray());
        }
        return out.toByteArray();
    }

    /** How far back, and how many octets. */
    private static int[] longest(byte[] source, int at, int most) {
        int[] best = new int[2];
        for (int back = 1; back <= at; back++) {
            int count = 0;
            while (count < most
                    && at + count < source.length
                    && source[at + count] == source[at + count - back]) {
                count++;
            }
            if (count > best[1]) {
                best = new int[] {back, count};
            }
        }
        return best;
    }
}
