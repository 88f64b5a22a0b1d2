package org.mailherd.mailstore.column;

import java.nio.BufferUnderflowException;
import java.util.Arrays;

/**
 * A dictionary in flat arrays.
 *
 * @param keyLengths of each value's sort key
 * @param displayLengths of each value's display key; {@link #SAME} when it is the sort key
 * @param keys all keys, one after the other
 */
@SuppressWarnings("ArrayRecordComponent")
record DictionaryImage(
        byte[] text, int[] starts, int[] keyLengths, int[] displayLengths, byte[] keys) {
    static final int SAME = -1;
    private static final byte[] NONE = {};

    static DictionaryImage of(byte[] text, int[] starts, byte[][] keys, byte[][] displays) {
        int[] keyLengths = new int[keys.length];
        int[] displayLengths = new int[keys.length];
        int length = 0;
        for (int i = 0; i < keys.length; i++) {
            keyLengths[i] = keys[i].length;
            displayLengths[i] = displays[i] == keys[i] ? SAME : displays[i].length;
            length += keys[i].length + Math.max(0, displayLengths[i]);
        }
        byte[] all = new byte[length];
        int at = 0;
        for (int i = 0; i < keys.length; i++) {
            System.arraycopy(keys[i], 0, all, at, keys[i].length);
            at += keys[i].length;
            if (displayLengths[i] != SAME) {
                System.arraycopy(displays[i], 0, all, at, displays[i].length);
                at += displays[i].length;
            }
        }
        return new DictionaryImage(text, starts, keyLengths, displayLengths, all);
    }

    Dictionary dictionary() {
        byte[][] each = new byte[keyLengths.length][];
        byte[][] displays = new byte[keyLengths.length][];
        if (starts.length != each.length + 1 || displayLengths.length != each.length) {
            throw new BufferUnderflowException();
        }
        int at = 0;
        for (int i = 0; i < each.length; i++) {
            each[i] = piece(at, keyLengths[i]);
            at += keyLengths[i];
            if (displayLengths[i] == SAME) {
                displays[i] = each[i];
            } else {
                displays[i] = piece(at, displayLengths[i]);
                at += displayLengths[i];
            }
        }
        return new Dictionary(text, starts, each, displays);
    }

    private byte[] piece(int from, int length) {
        if (length < 0 || length > keys.length - from) {
            throw new BufferUnderflowException();
        }
        return length == 0 ? NONE : Arrays.copyOfRange(keys, from, from + length);
    }
}
