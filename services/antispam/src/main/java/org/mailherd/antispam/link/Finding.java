package org.mailherd.antispam.link;

import java.util.List;
import java.util.function.Predicate;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;

/** One hit for the first few links of a kind. */
final class Finding {

    private static final int SHOWN = 3;

    private Finding() {}

    static List<Hit> of(Symbol symbol, List<Seen> links, Predicate<Seen> kind) {
        List<String> found =
                links.stream()
                        .filter(kind)
                        .map(seen -> shown(seen.target()))
                        .distinct()
                        .limit(SHOWN)
                        .toList();
        return found.isEmpty() ? List.of() : List.of(new Hit(symbol, found));
    }

    private static String shown(Target target) {
        return target.host().isEmpty() ? target.scheme() + ":" : target.host();
    }
}
