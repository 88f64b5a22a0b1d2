package org.mailherd.antispam.settings;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.ucl.SettingsFault;
import org.mailherd.antispam.verdict.Thresholds;

/**
 * Scores at which actions begin, instead of the usual ones.
 *
 * @param given {@link Thresholds#NEVER} switches an action off
 */
record Limits(Map<Action, Double> given) {

    Limits {
        given = Map.copyOf(given);
        List<Double> rising =
                Stream.of(Action.GREYLIST, Action.ADD_HEADER, Action.REJECT)
                        .map(given::get)
                        .filter(Objects::nonNull)
                        .filter(score -> score < Thresholds.NEVER)
                        .toList();
        if (!rising.equals(rising.stream().sorted().toList())) {
            throw new SettingsFault("actions: greylist, add header and reject must not fall");
        }
    }

    /** What is not given is as usual, but never beyond what is harsher. */
    Thresholds over(Thresholds usual) {
        double reject = given.getOrDefault(Action.REJECT, usual.reject());
        double addHeader = given.getOrDefault(Action.ADD_HEADER, usual.addHeader());
        double greylist = given.getOrDefault(Action.GREYLIST, usual.greylist());
        double mark = Math.min(addHeader, reject);
        return new Thresholds(reject, mark, Math.min(greylist, mark));
    }
}
