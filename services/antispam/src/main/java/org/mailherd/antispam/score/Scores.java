package org.mailherd.antispam.score;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.inquiry.Findings;

/**
 * What symbols weigh here, other than by themselves.
 *
 * @param weights by the symbol's name
 * @param off symbols that count for nothing and are not shown
 */
public record Scores(Map<String, Double> weights, Set<String> off) {

    public static final Scores OWN = new Scores(Map.of(), Set.of());

    /** More would decide alone, whatever the thresholds are. */
    private static final double MOST = 1000;

    public Scores {
        weights = Map.copyOf(weights);
        off = Set.copyOf(off);
    }

    /**
     * Lines such as {@code R_SPF_FAIL = 4.5} or {@code SUBJ_ALL_CAPS = off}; {@code #} begins a
     * comment.
     *
     * @throws IllegalArgumentException when a line is none of these; says which and why
     */
    public static Scores parse(List<String> lines) {
        Map<String, Double> weights = new HashMap<>();
        Set<String> off = new HashSet<>();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i).replaceFirst("#.*", "").strip();
            if (line.isEmpty()) {
                continue;
            }
            String[] pair = line.split("\\s*=\\s*", 2);
            if (pair.length < 2 || !pair[0].matches("\\w{1,64}")) {
                throw new IllegalArgumentException(
                        "line " + (i + 1) + " is not SYMBOL = weight or SYMBOL = off");
            }
            if (pair[1].toLowerCase(Locale.ROOT).equals("off")) {
                off.add(pair[0]);
            } else {
                weights.put(pair[0], weight(pair[1], i + 1));
            }
        }
        return new Scores(weights, off);
    }

    private static double weight(String text, int line) {
        try {
            double weight = Double.parseDouble(text);
            if (Math.abs(weight) <= MOST) {
                return weight;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("line " + line + " has no number as weight", e);
        }
        throw new IllegalArgumentException("line " + line + " weighs more than " + MOST);
    }

    public Findings apply(Findings findings) {
        if (weights.isEmpty() && off.isEmpty()) {
            return findings;
        }
        return findings.each(this::apply);
    }

    private List<Hit> apply(List<Hit> hits) {
        return hits.stream()
                .filter(hit -> !off.contains(hit.symbol().name()))
                .map(this::weighed)
                .toList();
    }

    /** With its weight here. */
    public Hit weighed(Hit hit) {
        Double weight = weights.get(hit.symbol().name());
        return weight == null ? hit : new Hit(hit.symbol().weighing(weight), hit.options());
    }
}
