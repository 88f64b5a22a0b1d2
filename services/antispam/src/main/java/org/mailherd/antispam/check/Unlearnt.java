package org.mailherd.antispam.check;

import java.util.List;
import java.util.Set;

/**
 * The score without what was learnt from people or from earlier verdicts: whatever learns by itself
 * learns from this one, so that no error feeds itself.
 */
public final class Unlearnt {

    private static final Set<String> LEARNT_GROUPS = Set.of("statistics", "reputation", "fuzzy");

    private Unlearnt() {}

    public static double score(List<Hit> hits) {
        return hits.stream()
                .map(Hit::symbol)
                .filter(symbol -> !LEARNT_GROUPS.contains(symbol.group()))
                .mapToDouble(Symbol::weight)
                .sum();
    }
}
