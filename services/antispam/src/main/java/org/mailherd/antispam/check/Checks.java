package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.effort.SpentException;

/**
 * The checks of all topics.
 *
 * @param all in the order of their symbols in an answer
 */
public record Checks(List<Check> all) {

    private static final Symbol CUT_SHORT =
            Symbol.of(
                    "CHECKS_CUT_SHORT",
                    8,
                    "content",
                    "The message costs more to look at than any honest one; not all was checked");

    public Checks {
        all = List.copyOf(all);
    }

    /** The topics' lists one after the other. */
    public static Checks of(List<List<Check>> topics) {
        return new Checks(topics.stream().flatMap(Collection::stream).toList());
    }

    private static void run(Check check, Scan scan, List<Hit> hits, List<String> skipped) {
        try {
            check.run(scan).forEach(hit -> hits.add(hit.costing(check.cost())));
        } catch (SpentException | StackOverflowError e) {
            skipped.add(check.getClass().getSimpleName());
        }
    }

    /**
     * @param effort when it is spent, the other checks are skipped, and a symbol says which
     */
    public List<Hit> run(Scan scan, Effort effort) {
        List<Hit> hits = new ArrayList<>();
        List<String> skipped = new ArrayList<>();
        for (Check check : all) {
            if (effort.spent()) {
                skipped.add(check.getClass().getSimpleName());
            } else {
                run(check, scan, hits, skipped);
            }
        }
        if (effort.cutShort() || !skipped.isEmpty()) {
            hits.add(new Hit(CUT_SHORT, skipped));
        }
        return hits;
    }
}
