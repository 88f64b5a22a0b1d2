package org.mailherd.mailstore.column;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * The different values of one field in one page, once each: mailboxes repeat themselves. A value is
 * the text that is searched and the two keys it is sorted by, all folded. Value 0 stands for a
 * field that is not there.
 */
final class Dictionary {
    private static final byte END = 0;

    /** Of values that are not sorted by a key: the subject has none. */
    private static final byte[][] NO_KEYS = {};

    private static final byte[] NO_KEY = {};

    private final byte[] octets;

    /** Where in the octets value n is, at n; one more at the end. */
    private final int[] starts;

    private final byte[][] keys;
    private final byte[][] displays;
    private final int weight;

    /**
     * @param octets has the texts, and perhaps other things before them
     * @param keys by value; none at all when every one is empty
     * @param displays the same array as that of the key when they are equal
     */
    Dictionary(byte[] octets, int[] starts, byte[][] keys, byte[][] displays) {
        this.octets = octets;
        this.starts = starts;
        this.keys = keys;
        this.displays = displays;
        int bytes = octets.length + 4 * starts.length;
        for (int i = 0; i < keys.length; i++) {
            bytes += 16 + keys[i].length + (keys[i] == displays[i] ? 8 : 24 + displays[i].length);
        }
        this.weight = bytes;
    }

    static Dictionary withoutKeys(byte[] octets, int[] starts) {
        return new Dictionary(octets, starts, NO_KEYS, NO_KEYS);
    }

    int weight() {
        return weight;
    }

    int size() {
        return starts.length - 1;
    }

    boolean hasKeys() {
        return keys.length > 0;
    }

    byte[] key(int value) {
        return keys.length == 0 ? NO_KEY : keys[value];
    }

    byte[] display(int value) {
        return keys.length == 0 ? NO_KEY : displays[value];
    }

    String text(int value) {
        int length = Math.max(0, starts[value + 1] - starts[value] - 1);
        return new String(octets, starts[value], length, StandardCharsets.UTF_8);
    }

    /** All texts, one after the other. */
    byte[] texts() {
        return Arrays.copyOfRange(octets, starts[0], starts[size()]);
    }

    /** Where each begins in {@link #texts}; one more at the end. */
    int[] places() {
        return Arrays.stream(starts).map(start -> start - starts[0]).toArray();
    }

    /** Values whose text has the needle; all that are there when it is empty. */
    BitSet containing(Needle needle) {
        BitSet found = new BitSet(size());
        if (needle.isEmpty()) {
            found.set(1, size());
            return found;
        }
        int end = starts[size()];
        int at = needle.in(octets, starts[0], end);
        while (at >= 0) {
            int value = valueAt(at);
            found.set(value);
            at = needle.in(octets, starts[value + 1], end);
        }
        return found;
    }

    private int valueAt(int position) {
        int at = Arrays.binarySearch(starts, position);
        if (at < 0) {
            return -at - 2;
        }
        // Several empty values begin at one place; the last of them is the one with octets.
        while (at + 1 < starts.length && starts[at + 1] == position) {
            at++;
        }
        return at;
    }

    /** A value before it is stored. */
    record Value(String text, String key, String display) {
        static Value plain(String text) {
            return new Value(text, "", "");
        }
    }

    static final class Builder {
        private final Map<Value, Short> known = new HashMap<>();
        private byte[] text = new byte[256];
        private int[] starts = new int[16];
        private byte[][] keys = new byte[16][];
        private byte[][] displays = new byte[16][];
        private int count;
        private boolean hasKeys;

        Builder() {
            append(Value.plain(""), false);
        }

        Builder(Dictionary before) {
            this();
            for (int value = 1; value < before.size(); value++) {
                append(
                        new Value(
                                before.text(value),
                                new String(before.key(value), StandardCharsets.UTF_8),
                                new String(before.display(value), StandardCharsets.UTF_8)),
                        true);
            }
        }

        short add(Value value) {
            Short there = known.get(value);
            return there != null ? there : append(value, true);
        }

        private short append(Value value, boolean present) {
            byte[] octets = value.text.getBytes(StandardCharsets.UTF_8);
            int start = count == 0 ? 0 : starts[count];
            int end = start + (present ? octets.length + 1 : 0);
            grow(end);
            starts[count] = start;
            if (present) {
                System.arraycopy(octets, 0, text, start, octets.length);
                text[end - 1] = END;
                known.put(value, (short) count);
            }
            keys[count] = value.key.getBytes(StandardCharsets.UTF_8);
            displays[count] =
                    value.display.equals(value.key)
                            ? keys[count]
                            : value.display.getBytes(StandardCharsets.UTF_8);
            hasKeys |= keys[count].length > 0 || displays[count].length > 0;
            starts[count + 1] = end;
            return (short) count++;
        }

        private void grow(int end) {
            if (end > text.length) {
                text = Arrays.copyOf(text, Math.max(end, 2 * text.length));
            }
            if (count + 2 > starts.length) {
                starts = Arrays.copyOf(starts, 2 * starts.length + 2);
            }
            if (count + 1 > keys.length) {
                keys = Arrays.copyOf(keys, 2 * keys.length + 2);
                displays = Arrays.copyOf(displays, 2 * displays.length + 2);
            }
        }

        Dictionary build() {
            byte[] octets = Arrays.copyOf(text, starts[count]);
            int[] places = Arrays.copyOf(starts, count + 1);
            return hasKeys
                    ? new Dictionary(
                            octets,
                            places,
                            Arrays.copyOf(keys, count),
                            Arrays.copyOf(displays, count))
                    : withoutKeys(octets, places);
        }
    }
}
