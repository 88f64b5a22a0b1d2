package org.mailherd.mailstore.column;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Numbers as octets: how far each is above the lowest, or its distance to the one before above the
 * lowest such distance, in as few octets as the furthest needs: 0, 1, 2, 4 or 8. UIDs without gaps
 * take none.
 */
final class PackedNumbers {
    private static final int MOST = 2 * Page.UIDS;
    private static final int STEPS = 0x40;
    private static final int FORM = Integer.BYTES + 1 + 2 * Long.BYTES;

    private PackedNumbers() {}

    /** As many octets at most. */
    static int room(int count) {
        return FORM + Long.BYTES * count;
    }

    static void put(long[] values, ByteBuffer to) {
        to.putInt(values.length);
        if (values.length == 0) {
            return;
        }
        long[] steps = new long[values.length - 1];
        for (int i = 0; i < steps.length; i++) {
            steps[i] = values[i + 1] - values[i];
        }
        int width = width(values);
        int stepWidth = width(steps);
        if (stepWidth < width) {
            to.put((byte) (STEPS | stepWidth)).putLong(values[0]);
            put(steps, stepWidth, to);
        } else {
            to.put((byte) width);
            put(values, width, to);
        }
    }

    private static int width(long[] values) {
        long lowest = lowest(values);
        long spread = 0;
        for (long value : values) {
            // Below 0: further than a long is wide.
            spread |= value - lowest;
        }
        if (spread < 0 || spread > 0xffff_ffffL) {
            return Long.BYTES;
        }
        return spread > 0xffff ? Integer.BYTES : spread > 0xff ? Short.BYTES : spread > 0 ? 1 : 0;
    }

    private static long lowest(long[] values) {
        return Arrays.stream(values).min().orElse(0);
    }

    private static void put(long[] values, int width, ByteBuffer to) {
        long lowest = lowest(values);
        to.putLong(lowest);
        for (long value : values) {
            long above = value - lowest;
            switch (width) {
                case 0 -> {}
                case 1 -> to.put((byte) above);
                case Short.BYTES -> to.putShort((short) above);
                case Integer.BYTES -> to.putInt((int) above);
                default -> to.putLong(above);
            }
        }
    }

    /**
     * @throws BufferUnderflowException when these are no such octets
     */
    static long[] read(ByteBuffer from) {
        int count = from.getInt();
        if (count < 0 || count > MOST) {
            throw new BufferUnderflowException();
        }
        long[] values = new long[count];
        if (count == 0) {
            return values;
        }
        int form = from.get();
        if ((form & STEPS) == 0) {
            above(values, 0, form, from);
            return values;
        }
        values[0] = from.getLong();
        above(values, 1, form & ~STEPS, from);
        for (int i = 1; i < count; i++) {
            values[i] += values[i - 1];
        }
        return values;
    }

    private static void above(long[] values, int first, int width, ByteBuffer from) {
        long lowest = from.getLong();
        int count = values.length - first;
        if (width < 0 || width * count > from.remaining()) {
            throw new BufferUnderflowException();
        }
        switch (width) {
            case 0 -> Arrays.fill(values, first, values.length, lowest);
            case 1 -> octets(values, first, lowest, from);
            case Short.BYTES -> shorts(values, first, lowest, from);
            case Integer.BYTES -> ints(values, first, lowest, from);
            case Long.BYTES -> longs(values, first, lowest, from);
            default -> throw new BufferUnderflowException();
        }
        from.position(from.position() + width * count);
    }

    private static void octets(long[] values, int first, long lowest, ByteBuffer from) {
        byte[] above = new byte[values.length - first];
        from.get(from.position(), above);
        for (int i = 0; i < above.length; i++) {
            values[first + i] = lowest + (above[i] & 0xff);
        }
    }

    private static void shorts(long[] values, int first, long lowest, ByteBuffer from) {
        short[] above = new short[values.length - first];
        from.asShortBuffer().get(above);
        for (int i = 0; i < above.length; i++) {
            values[first + i] = lowest + (above[i] & 0xffff);
        }
    }

    private static void ints(long[] values, int first, long lowest, ByteBuffer from) {
        int[] above = new int[values.length - first];
        from.asIntBuffer().get(above);
        for (int i = 0; i < above.length; i++) {
            values[first + i] = lowest + (above[i] & 0xffff_ffffL);
        }
    }

    private static void longs(long[] values, int first, long lowest, ByteBuffer from) {
        from.asLongBuffer().get(values, first, values.length - first);
        for (int i = first; i < values.length; i++) {
            values[i] += lowest;
        }
    }
}
