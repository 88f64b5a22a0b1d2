package org.mailherd.antispam.check;

import java.util.List;
import org.mailherd.mailauth.spf.SpfOutcome;

/** The SPF result as a symbol. */
final class SpfSymbols implements Check {

    private static final String GROUP = "spf";
    private static final Symbol ALLOW =
            Symbol.of("R_SPF_ALLOW", -0.2, GROUP, "The sender's domain names this client (SPF)");
    private static final Symbol FAIL =
            Symbol.of("R_SPF_FAIL", 8, GROUP, "The sender's domain forbids this client (SPF)");
    private static final Symbol SOFTFAIL =
            Symbol.of("R_SPF_SOFTFAIL", 0.1, GROUP, "The sender's domain doubts this client (SPF)");
    private static final Symbol NEUTRAL =
            Symbol.of(
                    "R_SPF_NEUTRAL",
                    0,
                    GROUP,
                    "The sender's domain says nothing about this client (SPF)");
    private static final Symbol PERMFAIL =
            Symbol.of(
                    "R_SPF_PERMFAIL",
                    8,
                    GROUP,
                    "The sender's domain publishes a broken SPF record");
    private static final Symbol DNSFAIL =
            Symbol.of("R_SPF_DNSFAIL", 0, GROUP, "The DNS did not answer for the SPF record");
    private static final Symbol NA =
            Symbol.of("R_SPF_NA", 0, GROUP, "The sender's domain has no SPF record");

    @Override
    public Cost cost() {
        return Cost.DNS;
    }

    @Override
    public List<Hit> run(Scan scan) {
        return scan.facts().spf().map(SpfSymbols::hit).stream().toList();
    }

    private static Hit hit(SpfOutcome outcome) {
        Symbol symbol =
                switch (outcome.result()) {
                    case PASS -> ALLOW;
                    case FAIL -> FAIL;
                    case SOFTFAIL -> SOFTFAIL;
                    case NEUTRAL -> NEUTRAL;
                    case PERMERROR -> PERMFAIL;
                    case TEMPERROR -> DNSFAIL;
                    case NONE -> NA;
                };
        return Hit.of(symbol, outcome.reason());
    }
}
