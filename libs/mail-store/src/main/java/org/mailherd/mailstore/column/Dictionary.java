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

    private final byte[] text;

    /** Of value n at n; one more at the end. */
    private final int[] starts;

    private final byte[][] keys;
    private final byte[][] displays;
    private final int weight;

    Dictionary(byte[] text, int[] starts, byte[][] keys, byte[][] displays) {
        this.text = text;
        this.starts = starts;
        this.keys = keys;
        this.displays = displays;
        int bytes = text.length + 4 * starts.length;
        for (int i = 0; i < keys.length; i++) {
            bytes += 16 + keys[i].length + (keys[i] == displays[i] ? 8 : 24 + displays[i].length);
        }
        this.weight = bytes;
    }

    DictionaryImage image() {
        return DictionaryImage.of(text, starts, keys, displays);
    }

    int weight() {
        return weight;
    }

    int size() {
        return starts.length - 1;
    }

    byte[] key(int value) {
        return keys[value];
    }

    byte[] display(int value) {
        return displays[value];
    }

    String text(int value) {
        int length = Math.max(0, starts[value + 1] - starts[value] - 1);
        return new String(text, starts[value], length, StandardCharsets.UTF_8);
    }

    /** Values whose text has these octets; all that are there when there are none. */
    BitSet containing(byte[] needle) {
        BitSet found = new BitSet(size());
        if (needle.length == 0) {
            found.set(1, size());
            return found;
        }
        byte first = needle[0];
        int last = text.length - needle.length;
        for (int at = 0; at <= last; at++) {
            if (text[at] == first && matches(at, needle)) {
                int value = valueAt(at);
                found.set(value);
                at = starts[value + 1] - 1;
            }
        }
        return found;
    }

    private boolean matches(int at, byte[] needle) {
        for (int i = 1; i < needle.length; i++) {
            if (text[at + i] != needle[i]) {
                return false;
            }
        }
        return true;
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

        Builder() {
            append(Value.plain(""), false);
        }

        Builder(Dictionary before) {
            text = before.text.clone();
            starts = before.starts.clone();
            keys = before.keys.clone();
            displays = before.displays.clone();
            count = before.size();
            for (int value = 1; value < count; value++) {
                known.put(
                        new Value(
                                before.text(value),
                                new String(keys[value], StandardCharsets.UTF_8),
                                new String(displays[value], StandardCharsets.UTF_8)),
                        (short) value);
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
            return new Dictionary(
                    Arrays.copyOf(text, starts[count]),
                    Arrays.copyOf(starts, count + 1),
                    Arrays.copyOf(keys, count),
                    Arrays.copyOf(displays, count));
        }
    }
}
