package org.mailherd.mailstore.search;

import java.util.Arrays;
import java.util.stream.LongStream;
import org.apache.lucene.util.BytesRef;

/**
 * Every three characters of a text that stand in a row, each trigram once. Two marks behind the end
 * make the last characters begin one, too: so whoever looks for fewer than three characters looks
 * for a prefix.
 */
final class Trigrams {
    private static final int SIZE = 3;
    private static final int MOST_OF_A_NEEDLE = 64;
    private static final String END = "\0\0";

    /** Above the three characters: the set cannot hold 0, which is three marks in a row. */
    private static final long NOT_ZERO = 1L << 48;

    private Trigrams() {}

    /** In the order in which they first appear: whoever indexes them sorts them anyway. */
    static long[] of(String text) {
        if (text.isEmpty()) {
            return new long[0];
        }
        String marked = text + END;
        LongSet seen = new LongSet();
        long[] distinct = new long[marked.length() - SIZE + 1];
        int count = 0;
        for (int at = 0; at <= marked.length() - SIZE; at++) {
            long trigram = at(marked, at);
            if (seen.add(trigram | NOT_ZERO)) {
                distinct[count++] = trigram;
            }
        }
        return Arrays.copyOf(distinct, count);
    }

    /** Those a text must have to contain the needle, at most 64; of a short needle none. */
    static BytesRef[] required(String needle) {
        int count = Math.max(0, needle.length() - SIZE + 1);
        return LongStream.range(0, Math.min(count, MOST_OF_A_NEEDLE))
                .map(at -> at(needle, (int) at))
                .distinct()
                .mapToObj(Trigrams::term)
                .toArray(BytesRef[]::new);
    }

    /** What a trigram begins with that stands where a needle of one or two characters does. */
    static BytesRef prefix(String shortNeedle) {
        byte[] octets = new byte[2 * shortNeedle.length()];
        for (int i = 0; i < shortNeedle.length(); i++) {
            octets[2 * i] = (byte) (shortNeedle.charAt(i) >> 8);
            octets[2 * i + 1] = (byte) shortNeedle.charAt(i);
        }
        return new BytesRef(octets);
    }

    static boolean isShort(String needle) {
        return needle.length() < SIZE;
    }

    static BytesRef term(long trigram) {
        byte[] octets = new byte[2 * SIZE];
        write(trigram, octets);
        return new BytesRef(octets);
    }

    static void write(long trigram, byte[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] = (byte) (trigram >>> 8 * (into.length - 1 - i));
        }
    }

    private static long at(String text, int at) {
        return (long) text.charAt(at) << 32
                | (long) text.charAt(at + 1) << 16
                | text.charAt(at + 2);
    }
}
