package org.mailherd.antispam.composite;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.composite.CompositesProperties.Policy;
import org.mailherd.antispam.composite.CompositesProperties.Rule;
import org.mailherd.antispam.inquiry.Findings;

/** All composites, in written order: a later one may name an earlier one. */
public final class Composites {

    /** For a service without any. */
    public static final Composites NONE = new Composites(List.of());

    /** Of their symbols. */
    public static final String GROUP = "composite";

    private final List<Composite> all;

    private record Composite(Symbol symbol, Expression expression, Policy policy) {}

    private Composites(List<Composite> all) {
        this.all = all;
    }

    /**
     * @param rules by their names, in the order they are applied
     * @throws IllegalArgumentException naming every rule that is wrong, and why
     */
    static Composites of(Map<String, Rule> rules) {
        List<Composite> all = new ArrayList<>();
        List<String> faults = new ArrayList<>();
        rules.forEach((name, rule) -> {
            try {
                all.add(composite(name, rule));
            } catch (IllegalArgumentException e) {
                faults.add(name + ": " + e.getMessage());
            }
        });
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException("composites: " + String.join("; ", faults));
        }
        return new Composites(List.copyOf(all));
    }

    private static Composite composite(String name, Rule rule) {
        if (!name.matches("[A-Z][A-Z0-9_]{2,60}")) {
            throw new IllegalArgumentException("a name has capitals, digits and underscores");
        }
        if (!Double.isFinite(rule.weight())) {
            throw new IllegalArgumentException("the weight is no number");
        }
        String description =
                rule.description().isEmpty()
                        ? "Several signs together: " + rule.expression()
                        : rule.description();
        return new Composite(
                Symbol.of(name, rule.weight(), GROUP, description),
                ExpressionParser.parse(rule.expression()),
                rule.policy());
    }

    /**
     * What was found, and what that makes together. What holds for one recipient only is joined
     * with what holds for all; there a composite is added, and replaces the recipient's own symbols
     * only.
     */
    public Findings applied(Findings findings) {
        if (all.isEmpty()) {
            return findings;
        }
        List<Hit> shared = applied(findings.shared(), List.of());
        Map<String, List<Hit>> ofRecipient = new HashMap<>();
        findings.ofRecipient()
                .forEach((recipient, hits) -> ofRecipient.put(recipient, applied(hits, shared)));
        return new Findings(shared, ofRecipient);
    }

    private List<Hit> applied(List<Hit> hits, List<Hit> beside) {
        List<Hit> result = new ArrayList<>(hits);
        Set<String> found = new HashSet<>(names(hits));
        found.addAll(names(beside));
        for (Composite composite : all) {
            if (!found.contains(composite.symbol().name()) && composite.expression().holds(found)) {
                Set<String> parts = composite.expression().symbols();
                if (composite.policy() == Policy.REPLACE) {
                    result.replaceAll(
                            hit -> parts.contains(hit.symbol().name()) ? weightless(hit) : hit);
                }
                parts.retainAll(found);
                result.add(new Hit(composite.symbol(), List.copyOf(parts)));
                found.add(composite.symbol().name());
            }
        }
        return result;
    }

    private static Set<String> names(List<Hit> hits) {
        return hits.stream().map(hit -> hit.symbol().name()).collect(Collectors.toSet());
    }

    private static Hit weightless(Hit hit) {
        return new Hit(hit.symbol().weighing(0), hit.options());
    }
}
