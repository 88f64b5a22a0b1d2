package org.mailherd.antispam.check;

import java.util.List;
import org.mailherd.mailauth.arc.ArcResult;

/**
 * The ARC result as a symbol of Rspamd's. A chain that holds says nothing for a message: anybody
 * can make one. Whom we trust speaks through {@link DmarcSymbols}.
 */
final class ArcSymbols implements Check {

    private static final String GROUP = "arc";
    private static final Symbol ALLOW =
            Symbol.of("ARC_ALLOW", 0, GROUP, "The seals of the servers on its way hold (ARC)");
    private static final Symbol REJECT =
            Symbol.of("ARC_REJECT", 1, GROUP, "A seal of a server on its way is wrong (ARC)");
    private static final Symbol DNSFAIL =
            Symbol.of("ARC_DNSFAIL", 0, GROUP, "The DNS did not answer for a seal's key (ARC)");
    private static final Symbol NA =
            Symbol.of("ARC_NA", 0, GROUP, "No server on its way sealed the message (ARC)");

    @Override
    public Cost cost() {
        return Cost.DNS;
    }

    @Override
    public List<Hit> run(Scan scan) {
        ArcResult arc = scan.facts().arc();
        Symbol symbol =
                switch (arc.status()) {
                    case PASS -> ALLOW;
                    case FAIL -> REJECT;
                    case TEMPERROR -> DNSFAIL;
                    case NONE -> NA;
                };
        return List.of(arc.reason().isEmpty() ? Hit.of(symbol) : Hit.of(symbol, arc.reason()));
    }
}
