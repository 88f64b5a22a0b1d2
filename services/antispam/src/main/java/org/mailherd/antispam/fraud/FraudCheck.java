package org.mailherd.antispam.fraud;

import java.util.List;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;

/** Makes the text plain once and hands it to all rules. */
final class FraudCheck implements Check {

    private final List<FraudRule> rules;

    FraudCheck(List<FraudRule> rules) {
        this.rules = List.copyOf(rules);
    }

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        String text = Plain.of(scan);
        return rules.stream().flatMap(rule -> rule.run(text).stream()).toList();
    }
}
