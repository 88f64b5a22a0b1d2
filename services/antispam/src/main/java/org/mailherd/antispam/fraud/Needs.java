package org.mailherd.antispam.fraud;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What stands in every text that an expression, or a piece of one, is found in.
 *
 * @param exact all that it matches, where that is little; else null
 * @param edges what it begins with and what it ends with, where something may stand between; else
 *     null
 * @param words one of these is in whatever it matches; null when nobody knows
 */
record Needs(
        @Nullable Set<String> exact, @Nullable Set<String> edges, @Nullable Set<String> words) {

    static final Needs NOTHING = new Needs(Set.of(""), null, null);
    static final Needs UNKNOWN = new Needs(null, null, null);

    private static final int MOST = 100;

    /** Shorter ones stand in every text, unless they are signs that hardly any has. */
    private static final int SHORTEST = 3;

    static Needs exactly(Collection<String> strings) {
        return strings.size() > MOST ? UNKNOWN : new Needs(Set.copyOf(strings), null, null);
    }

    /** Any of them is enough. */
    static Needs either(List<Needs> branches) {
        Set<String> all = new TreeSet<>();
        Set<String> words = new TreeSet<>();
        boolean exact = true;
        boolean known = true;
        for (Needs branch : branches) {
            exact &= branch.exact != null;
            all.addAll(branch.exact == null ? Set.of() : branch.exact);
            Optional<Set<String>> one = branch.telling();
            one.ifPresent(words::addAll);
            known &= one.isPresent();
        }
        if (exact && all.size() <= MOST) {
            return exactly(all);
        }
        return known ? new Needs(null, null, Set.copyOf(words)) : UNKNOWN;
    }

    /** One right behind the other. */
    static Needs sequence(List<Needs> pieces) {
        Set<String> run = Set.of("");
        @Nullable Set<String> best = null;
        boolean whole = true;
        for (Needs piece : pieces) {
            @Nullable Set<String> start = piece.exact == null ? piece.edges : piece.exact;
            if (start != null && (long) run.size() * start.size() <= MOST) {
                run = joined(run, start);
            } else {
                best = better(best, telling(run));
                run = start == null ? Set.of("") : start;
                whole = false;
            }
            if (piece.exact == null) {
                best = better(better(best, telling(run)), piece.words);
                run = piece.edges == null ? Set.of("") : piece.edges;
                whole = false;
            }
        }
        return whole
                ? new Needs(run, null, best)
                : new Needs(null, null, better(best, telling(run)));
    }

    private static Set<String> joined(Set<String> starts, Set<String> ends) {
        Set<String> all = new TreeSet<>();
        starts.forEach(start -> ends.forEach(end -> all.add(start + end)));
        return all;
    }

    /** It may be missing. */
    Needs optional() {
        if (exact == null) {
            return UNKNOWN;
        }
        Set<String> all = new TreeSet<>(exact);
        all.add("");
        return exactly(all);
    }

    /** Once or more often. */
    Needs repeated() {
        return new Needs(null, exact, telling().orElse(null));
    }

    /** Words of which one must be there; empty when nobody knows any that is worth looking for. */
    Optional<Set<String>> telling() {
        return Optional.ofNullable(better(words, telling(exact)));
    }

    private static @Nullable Set<String> telling(@Nullable Set<String> strings) {
        return strings != null && !strings.isEmpty() && strings.stream().allMatch(Needs::isTelling)
                ? strings
                : null;
    }

    private static boolean isTelling(String word) {
        return word.length() >= SHORTEST || word.indexOf('$') >= 0 || word.indexOf('%') >= 0;
    }

    private static @Nullable Set<String> better(
            @Nullable Set<String> one, @Nullable Set<String> other) {
        if (one == null || other == null) {
            return one == null ? other : one;
        }
        return shortest(other) > shortest(one) ? other : one;
    }

    private static int shortest(Set<String> words) {
        return words.stream().mapToInt(String::length).min().orElse(0);
    }
}
