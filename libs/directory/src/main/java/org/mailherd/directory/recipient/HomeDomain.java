package org.mailherd.directory.recipient;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * A domain of ours.
 *
 * @param domain its name; the target's, where an alias domain was asked for
 * @param active false if it, or the alias domain that stands for it, is switched off
 * @param patterns its active aliases with a {@code *}
 */
record HomeDomain(String domain, boolean active, Relaying relaying, List<AliasRow> patterns) {
    private static final Comparator<WildcardPattern> MOST_SPECIFIC_FIRST =
            Comparator.comparingInt(WildcardPattern::literals)
                    .thenComparingInt(WildcardPattern::prefix)
                    .reversed()
                    .thenComparing(WildcardPattern::text);

    /** Where the domain's mailboxes are. */
    enum Relaying {
        /** Here. */
        NONE,
        /** Elsewhere, and we know them all: a mailbox row stands for a recipient there. */
        LISTED,
        /** Elsewhere, whoever it is. */
        ALL,
        /** Some here, whoever else elsewhere. */
        UNKNOWN_ONLY
    }

    HomeDomain {
        patterns = List.copyOf(patterns);
    }

    /** The alias whose pattern has most letters in common with the local part. */
    Optional<AliasRow> pattern(String localPart) {
        return patterns.stream()
                .filter(row -> WildcardPattern.of(row.address()).matches(localPart))
                .min(
                        Comparator.comparing(
                                row -> WildcardPattern.of(row.address()), MOST_SPECIFIC_FIRST));
    }

    boolean relaysUnknown() {
        return switch (relaying) {
            case NONE, LISTED -> false;
            case ALL, UNKNOWN_ONLY -> true;
        };
    }

    boolean holdsMailboxes() {
        return switch (relaying) {
            case NONE, UNKNOWN_ONLY -> true;
            case LISTED, ALL -> false;
        };
    }
}
