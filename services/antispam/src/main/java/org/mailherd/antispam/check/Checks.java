package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * The checks of all topics.
 *
 * @param all in the order of their symbols in an answer
 */
public record Checks(List<Check> all) {

    public Checks {
        all = List.copyOf(all);
    }

    /** The topics' lists one after the other. */
    public static Checks of(List<List<Check>> topics) {
        return new Checks(topics.stream().flatMap(Collection::stream).toList());
    }

    public List<Hit> run(Scan scan) {
        List<Hit> hits = new ArrayList<>();
        all.forEach(check -> hits.addAll(check.run(scan)));
        return hits;
    }
}
