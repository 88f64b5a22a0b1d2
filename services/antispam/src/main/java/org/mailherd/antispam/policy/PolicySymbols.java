package org.mailherd.antispam.policy;

import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Symbol;

/** What a recipient's own lists add to a verdict. */
public final class PolicySymbols {
    private static final String GROUP = "policy";

    public static final Symbol ALLOWED =
            Symbol.of(
                    "SENDER_ALLOWED",
                    0,
                    GROUP,
                    "The sender is on the recipient's allow list and proven to be who it says, so"
                            + " that the score does not count");
    public static final Symbol DENIED =
            Symbol.forcing(
                    Action.REJECT,
                    "SENDER_DENIED",
                    GROUP,
                    "The sender is on the recipient's deny list: the recipient wants nothing from"
                            + " it");

    private PolicySymbols() {}
}
