package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.facts.DmarcFinding;
import org.mailherd.antispam.facts.DmarcSettings.Enforcement;
import org.mailherd.mailauth.dmarc.DmarcResult;

/** The DMARC result as a symbol of Rspamd's. */
final class DmarcSymbols implements Check {

    private static final String GROUP = "dmarc";
    private static final Symbol ALLOW =
            Symbol.of("DMARC_POLICY_ALLOW", -0.5, GROUP, "The author's domain is proven (DMARC)");
    private static final Symbol REJECT =
            Symbol.of(
                    "DMARC_POLICY_REJECT",
                    8,
                    GROUP,
                    "The author's domain is not proven, and it asks to refuse such mail (DMARC)");
    private static final Symbol QUARANTINE =
            Symbol.of(
                    "DMARC_POLICY_QUARANTINE",
                    4,
                    GROUP,
                    "The author's domain is not proven, and it asks to mark such mail as junk (DMARC)");
    private static final Symbol SOFTFAIL =
            Symbol.of(
                    "DMARC_POLICY_SOFTFAIL",
                    0.1,
                    GROUP,
                    "The author's domain is not proven, and it asks for nothing (DMARC)");
    private static final Symbol NA =
            Symbol.of("DMARC_NA", 0, GROUP, "The author's domain publishes no DMARC policy");
    private static final Symbol BAD_POLICY =
            Symbol.of(
                    "DMARC_BAD_POLICY",
                    0.5,
                    GROUP,
                    "The author's domain publishes a DMARC policy that cannot be read");
    private static final Symbol DNSFAIL =
            Symbol.of(
                    "DMARC_DNSFAIL",
                    0,
                    GROUP,
                    "The DNS did not answer what DMARC had to know about the author's domain");

    @Override
    public Cost cost() {
        return Cost.DNS;
    }

    @Override
    public List<Hit> run(Scan scan) {
        DmarcFinding finding = scan.facts().dmarc();
        Symbol symbol =
                switch (finding.result().status()) {
                    case PASS -> ALLOW;
                    case FAIL -> failed(finding);
                    case NONE -> NA;
                    case PERMERROR -> BAD_POLICY;
                    case TEMPERROR -> DNSFAIL;
                };
        return List.of(new Hit(symbol, options(finding)));
    }

    private static Symbol failed(DmarcFinding finding) {
        return switch (finding.disposition()) {
            case NONE -> SOFTFAIL;
            case QUARANTINE -> enforced(QUARANTINE, finding.enforcement());
            case REJECT -> enforced(REJECT, finding.enforcement());
        };
    }

    private static Symbol enforced(Symbol symbol, Enforcement enforcement) {
        Optional<Action> action =
                switch (enforcement) {
                    case SCORE -> Optional.empty();
                    case ADD_HEADER -> Optional.of(Action.ADD_HEADER);
                    case REJECT -> Optional.of(Action.REJECT);
                };
        return symbol.forcing(action);
    }

    private static List<String> options(DmarcFinding finding) {
        DmarcResult result = finding.result();
        List<String> options = new ArrayList<>();
        if (!result.domain().isEmpty()) {
            options.add(result.domain());
        }
        if (!result.reason().isEmpty()) {
            options.add(result.reason());
        }
        options.addAll(result.aligned());
        result.published().ifPresent(_ -> options.add(result.requested().keyword()));
        if (result.spared()) {
            options.add("the domain only tests");
        }
        finding.voucher().ifPresent(sealer -> options.add("vouched for by " + sealer));
        return options;
    }
}
