package org.mailherd.directory.policy;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What one domain or mailbox wants, or what both together come to.
 *
 * @param scores empty: as a wider policy says
 * @param quarantine empty: as a wider policy says
 * @param senders of the lists
 */
public record SpamPolicy(
        Optional<Scores> scores,
        Optional<QuarantineCategory> quarantine,
        List<SenderEntry> senders,
        Optional<SpamPolicy> wider) {

    /** Nothing is wished. */
    public static final SpamPolicy NONE =
            new SpamPolicy(Optional.empty(), Optional.empty(), List.of(), Optional.empty());

    /**
     * The slider.
     *
     * @param addHeader from which mail is filed as junk
     * @param reject from which it is refused; not less
     */
    public record Scores(double addHeader, double reject) {
        private static final double MOST = 9999;

        public Scores {
            if (!(addHeader >= 0 && addHeader <= reject && reject <= MOST)) {
                throw new IllegalArgumentException(
                        "scores lie between 0 and 9999, add header not above reject");
            }
        }
    }

    public SpamPolicy {
        senders = List.copyOf(senders);
    }

    /** This one's wishes before the other's. */
    public SpamPolicy before(SpamPolicy other) {
        return new SpamPolicy(
                scores.or(other::scores),
                quarantine.or(other::quarantine),
                senders,
                Optional.of(other));
    }

    /**
     * The entry that decides over a sender: the mailbox's before the domain's, then the one that
     * knows it best, then deny before allow.
     *
     * @param matches whether an entry speaks of the sender and may count
     */
    public Optional<SenderEntry> entry(Predicate<SenderEntry> matches) {
        return senders.stream()
                .filter(matches)
                .max(
                        Comparator.comparingInt((SenderEntry one) -> one.pattern().precision())
                                .thenComparing(one -> !one.allowed()))
                .or(() -> wider.flatMap(domain -> domain.entry(matches)));
    }
}
