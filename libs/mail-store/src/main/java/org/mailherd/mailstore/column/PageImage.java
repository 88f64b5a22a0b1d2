package org.mailherd.mailstore.column;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * A page as octets: through, UIDs, then the column. Whoever changes this, or what a page's texts
 * are folded to, counts up the version in {@code DerivedRows.Kind}.
 */
final class PageImage {
    private PageImage() {}

    static byte[] of(Page page) {
        return switch (page) {
            case NumberPage numbers -> {
                ByteBuffer octets = head(numbers, PackedNumbers.room(numbers.values().length));
                PackedNumbers.put(numbers.values(), octets);
                yield Arrays.copyOf(octets.array(), octets.position());
            }
            case TextPage texts -> {
                Dictionary dictionary = texts.dictionary();
                int room = PackedNumbers.room(texts.values().length);
                ByteBuffer octets = head(texts, room + DictionaryImage.room(dictionary));
                PackedNumbers.put(longs(texts.values()), octets);
                DictionaryImage.put(dictionary, octets);
                yield Arrays.copyOf(octets.array(), octets.position());
            }
        };
    }

    private static ByteBuffer head(Page page, int more) {
        int room = Long.BYTES + PackedNumbers.room(page.uids().length) + more;
        ByteBuffer octets = ByteBuffer.allocate(room).order(ByteOrder.LITTLE_ENDIAN);
        octets.putLong(page.through());
        PackedNumbers.put(
                Arrays.stream(page.uids()).mapToLong(Integer::toUnsignedLong).toArray(), octets);
        return octets;
    }

    private static long[] longs(short[] values) {
        return IntStream.range(0, values.length).mapToLong(i -> values[i]).toArray();
    }

    /** Empty when these are not the octets of a page. */
    static Optional<Page> read(byte[] octets, Field field) {
        ByteBuffer from = ByteBuffer.wrap(octets).order(ByteOrder.LITTLE_ENDIAN);
        try {
            long through = from.getLong();
            int[] uids = ints(PackedNumbers.read(from));
            long[] values = PackedNumbers.read(from);
            if (values.length != uids.length) {
                return Optional.empty();
            }
            return Optional.of(
                    switch (field) {
                        case NumberField _ -> new NumberPage(uids, values, through);
                        case TextField _ -> {
                            Dictionary dictionary = DictionaryImage.read(from);
                            yield new TextPage(
                                    uids, shorts(values, dictionary.size()), dictionary, through);
                        }
                    });
        } catch (BufferUnderflowException _) {
            return Optional.empty();
        }
    }

    private static int[] ints(long[] values) {
        int[] ints = new int[values.length];
        for (int i = 0; i < ints.length; i++) {
            ints[i] = (int) values[i];
        }
        return ints;
    }

    private static short[] shorts(long[] values, int end) {
        short[] shorts = new short[values.length];
        for (int i = 0; i < shorts.length; i++) {
            if (values[i] < 0 || values[i] >= end) {
                throw new BufferUnderflowException();
            }
            shorts[i] = (short) values[i];
        }
        return shorts;
    }
}
