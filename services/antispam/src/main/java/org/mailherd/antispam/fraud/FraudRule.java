package org.mailherd.antispam.fraud;

import java.util.List;
import org.mailherd.antispam.check.Hit;

/** One kind of fraud. */
interface FraudRule {
    /**
     * @param text as {@link Plain} has it
     */
    List<Hit> run(String text);
}
