package org.mailherd.antispam.settings;

import java.util.List;
import java.util.Set;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.inquiry.Findings;

/**
 * Which symbols count. As in Rspamd, first those that are enabled are taken, where any are named,
 * and then those that are disabled left out.
 *
 * @param only whether nothing but what is enabled counts
 */
record Choice(boolean only, Names enabled, Names disabled) {

    static final Choice ALL = new Choice(false, Names.NONE, Names.NONE);

    /** Symbols by their own name or by their group's. */
    record Names(Set<String> symbols, Set<String> groups) {
        static final Names NONE = new Names(Set.of(), Set.of());

        Names {
            symbols = Set.copyOf(symbols);
            groups = Set.copyOf(groups);
        }

        boolean have(Symbol symbol) {
            return symbols.contains(symbol.name()) || groups.contains(symbol.group());
        }
    }

    Findings of(Findings findings) {
        return equals(ALL) ? findings : findings.each(this::chosen);
    }

    private List<Hit> chosen(List<Hit> hits) {
        return hits.stream().filter(hit -> takes(hit.symbol())).toList();
    }

    private boolean takes(Symbol symbol) {
        return (!only || enabled.have(symbol)) && !disabled.have(symbol);
    }
}
