package org.mailherd.mailstore.column;

import java.util.Arrays;

/**
 * The columns of a message's header.
 *
 * @param sentAt of the Date field, else the internal date; milliseconds
 * @param sentDays the Date field's day as written there, since 1970; {@link #NO_DAY} without one
 * @param values by field, then message: which value of the field's dictionary
 */
@SuppressWarnings("ArrayRecordComponent")
record TextPage(
        int[] uids,
        long[] sentAt,
        int[] sentDays,
        long[] threadIds,
        short[][] values,
        Dictionary[] dictionaries,
        long through)
        implements Page {
    static final int NO_DAY = Integer.MIN_VALUE;
    private static final int FIELDS = TextField.values().length;

    @Override
    public int weight() {
        int weight = 512 + 34 * uids.length;
        for (Dictionary dictionary : dictionaries) {
            weight += dictionary.weight();
        }
        return weight;
    }

    /** Takes rows in the order of UIDs. */
    static final class Builder {
        private final Dictionary.Builder[] dictionaries = new Dictionary.Builder[FIELDS];
        private final short[][] values = new short[FIELDS][];
        private int[] uids;
        private long[] sentAt;
        private int[] sentDays;
        private long[] threadIds;
        private int count;

        Builder() {
            uids = new int[0];
            sentAt = new long[0];
            sentDays = new int[0];
            threadIds = new long[0];
            Arrays.setAll(dictionaries, _ -> new Dictionary.Builder());
            Arrays.setAll(values, _ -> new short[0]);
        }

        /** Goes on where a page ended. */
        Builder(TextPage before) {
            uids = before.uids;
            sentAt = before.sentAt;
            sentDays = before.sentDays;
            threadIds = before.threadIds;
            count = uids.length;
            Arrays.setAll(dictionaries, f -> new Dictionary.Builder(before.dictionaries[f]));
            Arrays.setAll(values, f -> before.values[f]);
        }

        void add(long uid, long sent, long threadId, EnvelopeColumns envelope) {
            if (count == uids.length) {
                grow(Math.max(64, 2 * count));
            }
            uids[count] = (int) uid;
            sentAt[count] = sent;
            sentDays[count] = envelope.sentDay();
            threadIds[count] = threadId;
            for (TextField field : TextField.values()) {
                Dictionary.Value value = envelope.value(field);
                int f = field.ordinal();
                values[f][count] = value == null ? 0 : dictionaries[f].add(value);
            }
            count++;
        }

        private void grow(int room) {
            uids = Arrays.copyOf(uids, room);
            sentAt = Arrays.copyOf(sentAt, room);
            sentDays = Arrays.copyOf(sentDays, room);
            threadIds = Arrays.copyOf(threadIds, room);
            for (int f = 0; f < FIELDS; f++) {
                values[f] = Arrays.copyOf(values[f], room);
            }
        }

        TextPage build(long through) {
            short[][] exact = new short[FIELDS][];
            Arrays.setAll(exact, f -> Arrays.copyOf(values[f], count));
            Dictionary[] built = new Dictionary[FIELDS];
            Arrays.setAll(built, f -> dictionaries[f].build());
            return new TextPage(
                    Arrays.copyOf(uids, count),
                    Arrays.copyOf(sentAt, count),
                    Arrays.copyOf(sentDays, count),
                    Arrays.copyOf(threadIds, count),
                    exact,
                    built,
                    through);
        }
    }
}
