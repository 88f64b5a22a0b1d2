package org.mailherd.mailstore.column;

import java.util.Arrays;

/** The narrow columns of a message: instants are milliseconds since 1970. */
@SuppressWarnings("ArrayRecordComponent")
record NumberPage(
        int[] uids,
        long[] sizes,
        long[] internalDates,
        long[] saveDates,
        long[] emailIds,
        long through)
        implements Page {

    @Override
    public int weight() {
        return 128 + 36 * uids.length;
    }

    /** Takes rows in the order of UIDs. */
    static final class Builder {
        private int[] uids = new int[64];
        private long[][] columns = new long[4][64];
        private int count;

        /** Goes on where a page ended. */
        Builder(NumberPage before) {
            uids = before.uids.clone();
            columns =
                    new long[][] {
                        before.sizes.clone(),
                        before.internalDates.clone(),
                        before.saveDates.clone(),
                        before.emailIds.clone()
                    };
            count = uids.length;
        }

        Builder() {}

        void add(long uid, long... row) {
            if (count == uids.length) {
                int room = Math.max(64, 2 * count);
                uids = Arrays.copyOf(uids, room);
                for (int c = 0; c < columns.length; c++) {
                    columns[c] = Arrays.copyOf(columns[c], room);
                }
            }
            uids[count] = (int) uid;
            for (int c = 0; c < columns.length; c++) {
                columns[c][count] = row[c];
            }
            count++;
        }

        NumberPage build(long through) {
            return new NumberPage(
                    Arrays.copyOf(uids, count),
                    Arrays.copyOf(columns[0], count),
                    Arrays.copyOf(columns[1], count),
                    Arrays.copyOf(columns[2], count),
                    Arrays.copyOf(columns[3], count),
                    through);
        }
    }
}
