package org.mailherd.antispam.verdict;

import java.util.LinkedHashMap;
import java.util.SequencedMap;
import org.mailherd.antispam.check.Action;
import org.springframework.boot.context.properties.bind.DefaultValue;

/** The score at which an action begins; mailcow's numbers. */
public record Thresholds(
        @DefaultValue("15") double reject,
        @DefaultValue("8") double addHeader,
        @DefaultValue("7") double greylist) {

    /** More than any sum: the action is switched off. */
    public static final double NEVER = 1e9;

    public Thresholds {
        if (!(greylist <= addHeader && addHeader <= reject)) {
            throw new IllegalArgumentException(
                    "greylist %s, add header %s and reject %s must not fall in this order"
                            .formatted(greylist, addHeader, reject));
        }
    }

    /** Of a slider, which has no place for greylisting: it begins a point below the mark. */
    static Thresholds of(double addHeader, double reject) {
        return new Thresholds(reject, addHeader, addHeader - 1);
    }

    /** The scores by their actions. */
    public SequencedMap<Action, Double> harshestFirst() {
        SequencedMap<Action, Double> limits = new LinkedHashMap<>();
        limits.put(Action.REJECT, reject);
        limits.put(Action.ADD_HEADER, addHeader);
        limits.put(Action.GREYLIST, greylist);
        return limits;
    }

    /** What stands for "required": of the harshest action that there is. */
    public double required() {
        if (reject < NEVER) {
            return reject;
        }
        return addHeader < NEVER ? addHeader : greylist;
    }

    Action actionAt(double score) {
        if (score >= reject) {
            return Action.REJECT;
        }
        if (score >= addHeader) {
            return Action.ADD_HEADER;
        }
        return score >= greylist ? Action.GREYLIST : Action.NO_ACTION;
    }
}
