package org.mailherd.mailstore.column;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * A dictionary as octets: where each text begins, the keys' lengths and the keys if there are any,
 * and the texts up to the end, which are searched as they lie there.
 */
final class DictionaryImage {
    private static final int SAME = -1;
    private static final byte[] NONE = {};

    private DictionaryImage() {}

    static int room(Dictionary dictionary) {
        return dictionary.weight() + 3 * PackedNumbers.room(dictionary.size() + 1) + Long.BYTES;
    }

    static void put(Dictionary dictionary, ByteBuffer to) {
        PackedNumbers.put(Arrays.stream(dictionary.places()).asLongStream().toArray(), to);
        to.put((byte) (dictionary.hasKeys() ? 1 : 0));
        if (dictionary.hasKeys()) {
            int size = dictionary.size();
            PackedNumbers.put(
                    IntStream.range(0, size).mapToLong(v -> dictionary.key(v).length).toArray(),
                    to);
            PackedNumbers.put(
                    IntStream.range(0, size).mapToLong(v -> displayLength(dictionary, v)).toArray(),
                    to);
            for (int value = 0; value < size; value++) {
                to.put(dictionary.key(value));
                if (displayLength(dictionary, value) != SAME) {
                    to.put(dictionary.display(value));
                }
            }
        }
        to.put(dictionary.texts());
    }

    private static int displayLength(Dictionary dictionary, int value) {
        byte[] display = dictionary.display(value);
        return dictionary.key(value) == display ? SAME : display.length;
    }

    /**
     * @throws BufferUnderflowException when these are no such octets
     */
    static Dictionary read(ByteBuffer from) {
        long[] places = PackedNumbers.read(from);
        byte[][] keys = {};
        byte[][] displays = {};
        if (from.get() != 0) {
            long[] lengths = PackedNumbers.read(from);
            long[] displayLengths = PackedNumbers.read(from);
            if (lengths.length != places.length - 1 || displayLengths.length != lengths.length) {
                throw new BufferUnderflowException();
            }
            keys = new byte[lengths.length][];
            displays = new byte[lengths.length][];
            for (int value = 0; value < keys.length; value++) {
                keys[value] = piece(lengths[value], from);
                displays[value] =
                        displayLengths[value] == SAME
                                ? keys[value]
                                : piece(displayLengths[value], from);
            }
        }
        return new Dictionary(from.array(), starts(places, from), keys, displays);
    }

    private static byte[] piece(long length, ByteBuffer from) {
        if (length < 0 || length > from.remaining()) {
            throw new BufferUnderflowException();
        }
        byte[] piece = length == 0 ? NONE : new byte[(int) length];
        from.get(piece);
        return piece;
    }

    private static int[] starts(long[] places, ByteBuffer from) {
        if (places.length < 2 || places[0] != 0 || places[places.length - 1] != from.remaining()) {
            throw new BufferUnderflowException();
        }
        int[] starts = new int[places.length];
        for (int i = 0; i < starts.length; i++) {
            if (i > 0 && places[i] < places[i - 1]) {
                throw new BufferUnderflowException();
            }
            starts[i] = from.position() + (int) places[i];
        }
        return starts;
    }
}
