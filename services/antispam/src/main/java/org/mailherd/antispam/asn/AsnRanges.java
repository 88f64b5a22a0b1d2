package org.mailherd.antispam.asn;

import java.util.Arrays;
import java.util.OptionalLong;

/** Ranges of keys in rising order, and a number for each: 20 octets a range. */
final class AsnRanges {

    private static final int FIRST_ROOM = 1_024;

    private long[] starts = new long[FIRST_ROOM];
    private long[] ends = new long[FIRST_ROOM];
    private int[] numbers = new int[FIRST_ROOM];
    private int size;

    /**
     * @throws IllegalArgumentException when it does not lie behind the last one
     */
    void add(long start, long end, int number) {
        if (Long.compareUnsigned(start, end) > 0
                || size > 0 && Long.compareUnsigned(start, ends[size - 1]) <= 0) {
            throw new IllegalArgumentException("the ranges do not rise");
        }
        if (size == starts.length) {
            starts = Arrays.copyOf(starts, size * 2);
            ends = Arrays.copyOf(ends, size * 2);
            numbers = Arrays.copyOf(numbers, size * 2);
        }
        starts[size] = start;
        ends[size] = end;
        numbers[size] = number;
        size++;
    }

    void trim() {
        starts = Arrays.copyOf(starts, size);
        ends = Arrays.copyOf(ends, size);
        numbers = Arrays.copyOf(numbers, size);
    }

    int size() {
        return size;
    }

    OptionalLong find(long key) {
        int low = 0;
        int high = size - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            if (Long.compareUnsigned(key, starts[middle]) < 0) {
                high = middle - 1;
            } else if (Long.compareUnsigned(key, ends[middle]) > 0) {
                low = middle + 1;
            } else {
                return OptionalLong.of(Integer.toUnsignedLong(numbers[middle]));
            }
        }
        return OptionalLong.empty();
    }
}
