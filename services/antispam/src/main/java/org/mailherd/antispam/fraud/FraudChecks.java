package org.mailherd.antispam.fraud;

import java.util.List;
import org.mailherd.antispam.check.Check;

/** The checks of what a message is about. */
public final class FraudChecks {

    public static final List<Check> ALL =
            List.of(
                    new FraudCheck(
                            List.of(
                                    new AdvanceFeeRule(),
                                    new PasswordHuntRule(),
                                    new PillsRule())));

    private FraudChecks() {}
}
