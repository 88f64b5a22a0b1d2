package org.mailherd.imap.syntax;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parameters of SELECT and EXAMINE (RFC 7162).
 *
 * @param condstore whether {@code CONDSTORE} is among them
 * @param resync what the client remembers of the folder, if it says so
 */
public record SelectParameters(boolean condstore, Optional<Resync> resync) {
    public static final SelectParameters NONE = new SelectParameters(false, Optional.empty());

    /**
     * {@code QRESYNC (uidvalidity modseq [uids] [(numbers uids)])}.
     *
     * @param known UIDs the client has, when it says which
     * @param match numbers and their UIDs as they were, ascending; empty when not given
     */
    public record Resync(
            long uidValidity, long modseq, Optional<SequenceSet> known, List<Match> match) {
        public Resync {
            match = List.copyOf(match);
        }
    }

    /** A message number and the UID the client saw under it. */
    public record Match(long number, long uid) {}

    // Pairs beyond these narrow nothing further down.
    private static final int MOST_MATCHES = 10_000;

    /** Reads the list in parentheses. */
    public static SelectParameters parse(CommandReader reader) throws IOException, SyntaxFault {
        boolean condstore = false;
        Optional<Resync> resync = Optional.empty();
        reader.open();
        do {
            switch (reader.keyword()) {
                case "CONDSTORE" -> condstore = true;
                case "QRESYNC" -> resync = Optional.of(resync(reader));
                default -> throw new SyntaxFault("Unknown parameter");
            }
        } while (reader.accept(' '));
        reader.close();
        return new SelectParameters(condstore, resync);
    }

    private static Resync resync(CommandReader reader) throws SyntaxFault {
        reader.space();
        reader.open();
        long uidValidity = positive(reader.number());
        reader.space();
        long modseq = positive(reader.number64());
        Optional<SequenceSet> known = Optional.empty();
        List<Match> match = List.of();
        if (reader.accept(' ')) {
            if (!reader.at('(')) {
                known = Optional.of(withoutStar(SequenceSet.parse(reader)));
                match = reader.accept(' ') ? match(reader) : match;
            } else {
                match = match(reader);
            }
        }
        reader.close();
        return new Resync(uidValidity, modseq, known, match);
    }

    private static List<Match> match(CommandReader reader) throws SyntaxFault {
        reader.open();
        List<Long> numbers = ascending(SequenceSet.parse(reader));
        reader.space();
        List<Long> uids = ascending(SequenceSet.parse(reader));
        reader.close();
        if (numbers.size() != uids.size()) {
            throw new SyntaxFault("Expected as many numbers as UIDs");
        }
        List<Match> match = new ArrayList<>();
        for (int i = 0; i < numbers.size(); i++) {
            match.add(new Match(numbers.get(i), uids.get(i)));
        }
        return match;
    }

    /** RFC 7162 3.2.5.2: both sets are in ascending order. */
    private static List<Long> ascending(SequenceSet set) throws SyntaxFault {
        List<Long> numbers = new ArrayList<>();
        long last = 0;
        for (SequenceSet.Range range : withoutStar(set).ranges()) {
            if (range.first() <= last || range.last() < range.first()) {
                throw new SyntaxFault("Expected ascending numbers");
            }
            last = range.last();
            for (long n = range.first(); n <= last && numbers.size() < MOST_MATCHES; n++) {
                numbers.add(n);
            }
        }
        return numbers;
    }

    private static SequenceSet withoutStar(SequenceSet set) throws SyntaxFault {
        for (SequenceSet.Range range : set.ranges()) {
            if (range.first() == SequenceSet.STAR || range.last() == SequenceSet.STAR) {
                throw new SyntaxFault("* is not allowed here");
            }
        }
        return set;
    }

    private static long positive(long number) throws SyntaxFault {
        if (number == 0) {
            throw new SyntaxFault("Expected a number above zero");
        }
        return number;
    }
}
