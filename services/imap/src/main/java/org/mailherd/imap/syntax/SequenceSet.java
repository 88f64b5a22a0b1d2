package org.mailherd.imap.syntax;

import java.util.ArrayList;
import java.util.List;

/**
 * The messages a client names, by number or by UID: {@code 2,4:7,9,12:*}.
 *
 * @param ranges in the order sent; either end may be {@link #STAR}
 */
public record SequenceSet(List<Range> ranges) {

    /** {@code *}: the largest number in use. */
    public static final long STAR = 0;

    public SequenceSet {
        if (ranges.isEmpty()) {
            throw new IllegalArgumentException("a sequence set has at least one range");
        }
        ranges = List.copyOf(ranges);
    }

    /** Reads a set: {@code seq-number}s and {@code seq-range}s between commas. */
    public static SequenceSet parse(CommandReader reader) throws SyntaxFault {
        List<Range> ranges = new ArrayList<>();
        do {
            long first = bound(reader);
            ranges.add(new Range(first, reader.accept(':') ? bound(reader) : first));
        } while (reader.accept(','));
        return new SequenceSet(ranges);
    }

    private static long bound(CommandReader reader) throws SyntaxFault {
        if (reader.accept('*')) {
            return STAR;
        }
        long number = reader.number();
        if (number == 0) {
            throw new SyntaxFault("Message numbers start at 1");
        }
        return number;
    }

    /**
     * @param first one end, included; ends may come in either order (RFC 3501 section 9)
     * @param last the other end, included
     */
    public record Range(long first, long last) {

        /** The smaller end when {@code *} is {@code largest}. */
        public long low(long largest) {
            return Math.min(value(first, largest), value(last, largest));
        }

        /** The larger end when {@code *} is {@code largest}. */
        public long high(long largest) {
            return Math.max(value(first, largest), value(last, largest));
        }

        private static long value(long bound, long largest) {
            return bound == STAR ? largest : bound;
        }
    }
}
