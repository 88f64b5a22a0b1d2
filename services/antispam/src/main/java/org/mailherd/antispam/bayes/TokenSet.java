package org.mailherd.antispam.bayes;

import java.util.Arrays;

/** Different numbers up to a bound, in the order of their coming; quicker than boxed ones. */
final class TokenSet {

    private final long[] table;
    private final long[] order;
    private int size;

    /**
     * @param limit further ones are dropped
     */
    TokenSet(int limit) {
        table = new long[Integer.highestOneBit(limit) << 2];
        order = new long[limit];
    }

    void add(long token) {
        // Zero marks a free place.
        long value = token == 0 ? 1 : token;
        int mask = table.length - 1;
        int place = (int) value & mask;
        while (table[place] != 0) {
            if (table[place] == value) {
                return;
            }
            place = (place + 1) & mask;
        }
        if (size < order.length) {
            table[place] = value;
            order[size++] = value;
        }
    }

    int size() {
        return size;
    }

    long[] toArray() {
        return Arrays.copyOf(order, size);
    }
}
