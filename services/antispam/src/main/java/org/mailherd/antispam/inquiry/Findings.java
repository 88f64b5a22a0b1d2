package org.mailherd.antispam.inquiry;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.mailherd.antispam.check.Hit;

/**
 * What was found.
 *
 * @param shared hits that hold for everybody
 * @param ofRecipient hits that hold for one recipient only, by the recipient as in the envelope
 */
public record Findings(List<Hit> shared, Map<String, List<Hit>> ofRecipient) {

    public static final Findings NONE = new Findings(List.of(), Map.of());

    public Findings {
        shared = List.copyOf(shared);
        ofRecipient = Map.copyOf(ofRecipient);
    }

    public static Findings of(List<Hit> shared) {
        return new Findings(shared, Map.of());
    }

    /** These and then those. */
    public Findings and(Findings others) {
        Map<String, List<Hit>> joined = new HashMap<>(ofRecipient);
        others.ofRecipient.forEach((recipient, hits) ->
                joined.merge(
                        recipient, hits, (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        List<Hit> all = new ArrayList<>(shared);
        all.addAll(others.shared);
        return new Findings(all, joined);
    }

    /** The same change made to what holds for everybody and to each recipient's own. */
    public Findings each(UnaryOperator<List<Hit>> change) {
        Map<String, List<Hit>> own = new HashMap<>();
        ofRecipient.forEach((recipient, hits) -> own.put(recipient, change.apply(hits)));
        return new Findings(change.apply(shared), own);
    }

    /** All hits that count for a recipient. */
    public List<Hit> of(String recipient) {
        List<Hit> own = ofRecipient.getOrDefault(recipient, List.of());
        return own.isEmpty() ? shared : Stream.concat(shared.stream(), own.stream()).toList();
    }
}
