package org.mailherd.mailstore.snapshot;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongConsumer;

/**
 * Immutable set of UIDs (1 to 2^32-1) as ascending ranges that neither touch nor overlap; its text
 * is IMAP's.
 */
public final class UidSet {
    public static final UidSet EMPTY = new UidSet(new long[0]);
    public static final UidSet ALL = new UidSet(new long[] {1, 0xFFFF_FFFFL});

    /** first, last, first, last, ... */
    private final long[] bounds;

    private UidSet(long[] bounds) {
        this.bounds = bounds;
    }

    /** In any order, repeats allowed. */
    public static UidSet of(long... uids) {
        long[] sorted = uids.clone();
        Arrays.sort(sorted);
        Builder builder = new Builder();
        for (long uid : sorted) {
            builder.add(uid);
        }
        return builder.build();
    }

    /** Pairs of first and last, in any order, overlaps allowed. */
    static UidSet ofRanges(List<long[]> ranges) {
        Builder builder = new Builder();
        ranges.stream()
                .sorted(Comparator.comparingLong(range -> range[0]))
                .forEach(range -> builder.add(range[0], range[1]));
        return builder.build();
    }

    /** Both ends included; empty when {@code last < first}. */
    public static UidSet range(long first, long last) {
        return last < first ? EMPTY : new UidSet(new long[] {first, last});
    }

    public boolean isEmpty() {
        return bounds.length == 0;
    }

    /** How many UIDs, whether messages with them exist or not. */
    public long count() {
        long count = 0;
        for (int i = 0; i < bounds.length; i += 2) {
            count += bounds[i + 1] - bounds[i] + 1;
        }
        return count;
    }

    public boolean contains(long uid) {
        int at = Arrays.binarySearch(bounds, uid);
        // Not a bound itself: inside a range exactly when it would be inserted before an upper
        // bound.
        return at >= 0 || (-at - 1) % 2 == 1;
    }

    /** Whether any UID of the set lies from {@code low} to {@code high}. */
    boolean intersects(long low, long high) {
        int at = Arrays.binarySearch(bounds, low);
        if (at >= 0) {
            return true;
        }
        int next = -at - 1;
        return next % 2 == 1 || next < bounds.length && bounds[next] <= high;
    }

    public int ranges() {
        return bounds.length / 2;
    }

    /** Lowest UID of the range, counted from 0. */
    public long first(int range) {
        return bounds[2 * range];
    }

    /** Highest UID of the range, counted from 0. */
    public long last(int range) {
        return bounds[2 * range + 1];
    }

    /** In ascending order; mind the size of {@link #ALL}. */
    public void forEach(LongConsumer action) {
        for (int i = 0; i < bounds.length; i += 2) {
            for (long uid = bounds[i]; uid <= bounds[i + 1]; uid++) {
                action.accept(uid);
            }
        }
    }

    public long[] toArray() {
        long[] all = new long[Math.toIntExact(count())];
        int[] next = {0};
        forEach(uid -> all[next[0]++] = uid);
        return all;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UidSet set && Arrays.equals(bounds, set.bounds);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bounds);
    }

    /** RFC 9051 sequence-set: {@code 1:3,7}; empty text for the empty set. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < bounds.length; i += 2) {
            text.append(i == 0 ? "" : ",").append(bounds[i]);
            if (bounds[i + 1] > bounds[i]) {
                text.append(':').append(bounds[i + 1]);
            }
        }
        return text.toString();
    }

    /** Takes UIDs or ranges in ascending order. */
    public static final class Builder {
        private long[] bounds = new long[16];
        private int length;

        public Builder add(long uid) {
            return add(uid, uid);
        }

        /**
         * @throws IllegalArgumentException when it starts below the start of the range before
         */
        public Builder add(long first, long last) {
            if (length > 0 && first < bounds[length - 2]) {
                throw new IllegalArgumentException("UIDs must come in ascending order");
            }
            if (length > 0 && first <= bounds[length - 1] + 1) {
                bounds[length - 1] = Math.max(bounds[length - 1], last);
                return this;
            }
            if (length == bounds.length) {
                bounds = Arrays.copyOf(bounds, 2 * length);
            }
            bounds[length++] = first;
            bounds[length++] = last;
            return this;
        }

        /** Lets the last range end here. */
        void extend(long last) {
            bounds[length - 1] = Math.max(bounds[length - 1], last);
        }

        public UidSet build() {
            return length == 0 ? EMPTY : new UidSet(Arrays.copyOf(bounds, length));
        }
    }
}
