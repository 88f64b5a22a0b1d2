package org.mailherd.imap.syntax;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What may stand behind the attributes of FETCH.
 *
 * @param changedSince only messages with a higher modseq (RFC 7162)
 * @param vanished whether to tell as well which are gone since then
 * @param partial only a piece of the messages that are found (RFC 9394)
 */
public record FetchModifiers(
        OptionalLong changedSince, boolean vanished, Optional<PartialRange> partial) {

    /**
     * Places counted from 1 at the lowest message, or from -1 down from the highest.
     *
     * @param first one end, included
     * @param last the other, of the same sign
     */
    public record PartialRange(long first, long last) {

        /** Reads {@code 1:50} or {@code -1:-50}. */
        public static PartialRange parse(CommandReader reader) throws SyntaxFault {
            long first = place(reader);
            reader.expect(':');
            long last = place(reader);
            if (first < 0 != last < 0) {
                throw new SyntaxFault("Both ends of a range count from the same side");
            }
            return new PartialRange(first, last);
        }

        private static long place(CommandReader reader) throws SyntaxFault {
            boolean fromEnd = reader.accept('-');
            long place = reader.number();
            if (place == 0) {
                throw new SyntaxFault("Places are counted from 1");
            }
            return fromEnd ? -place : place;
        }

        /** Index of the first of that many messages, from 0. */
        public int from(int count) {
            return (int)
                    Math.min(
                            count,
                            first < 0
                                    ? Math.max(0, count + Math.min(first, last))
                                    : Math.min(first, last) - 1);
        }

        /** Index behind the last. */
        public int to(int count) {
            return (int)
                    Math.max(
                            0,
                            Math.min(
                                    count,
                                    first < 0
                                            ? count + Math.max(first, last) + 1
                                            : Math.max(first, last)));
        }
    }

    /** Reads them behind a space, if there are any. */
    public static FetchModifiers parse(CommandReader reader) throws SyntaxFault {
        OptionalLong changedSince = OptionalLong.empty();
        boolean vanished = false;
        Optional<PartialRange> partial = Optional.empty();
        if (reader.accept(' ')) {
            reader.open();
            do {
                switch (reader.keyword()) {
                    case "CHANGEDSINCE" -> {
                        reader.space();
                        changedSince = OptionalLong.of(reader.number64());
                    }
                    case "VANISHED" -> vanished = true;
                    case "PARTIAL" -> {
                        reader.space();
                        partial = Optional.of(PartialRange.parse(reader));
                    }
                    default -> throw new SyntaxFault("Unknown modifier");
                }
            } while (reader.accept(' '));
            reader.close();
        }
        if (vanished && changedSince.isEmpty()) {
            throw new SyntaxFault("VANISHED goes with CHANGEDSINCE");
        }
        return new FetchModifiers(changedSince, vanished, partial);
    }
}
