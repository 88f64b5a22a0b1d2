package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimStatus;

/**
 * The DKIM results as one symbol, and one for tag l: one good signature speaks for the message,
 * whatever the others are.
 */
final class DkimSymbols implements Check {

    private static final String GROUP = "dkim";
    private static final Symbol ALLOW =
            Symbol.of("R_DKIM_ALLOW", -0.2, GROUP, "A DKIM signature verifies");
    private static final Symbol REJECT =
            Symbol.of("R_DKIM_REJECT", 8, GROUP, "The DKIM signature is wrong");
    private static final Symbol PERMFAIL =
            Symbol.of("R_DKIM_PERMFAIL", 0, GROUP, "The DKIM signature is unusable");
    private static final Symbol TEMPFAIL =
            Symbol.of("R_DKIM_TEMPFAIL", 0, GROUP, "The DNS did not answer for the DKIM key");
    private static final Symbol NA = Symbol.of("R_DKIM_NA", 0, GROUP, "There is no DKIM signature");

    private static final Symbol LIMITED =
            Symbol.of(
                    "DKIM_BODY_LIMIT",
                    1,
                    GROUP,
                    "A DKIM signature leaves room to append what its signer never saw");

    @Override
    public Cost cost() {
        return Cost.DNS;
    }

    @Override
    public List<Hit> run(Scan scan) {
        List<DkimResult> results = scan.facts().dkim();
        List<Hit> hits = new ArrayList<>(overall(results));
        results.stream()
                .filter(DkimResult::bodyLimited)
                .findFirst()
                .ifPresent(limited -> hits.add(Hit.of(LIMITED, detail(limited))));
        return hits;
    }

    private static List<Hit> overall(List<DkimResult> results) {
        if (results.isEmpty()) {
            return List.of(Hit.of(NA));
        }
        List<String> allowed =
                results.stream()
                        .filter(r -> r.status() == DkimStatus.PASS && !r.testing())
                        .map(DkimSymbols::detail)
                        .toList();
        if (!allowed.isEmpty()) {
            return List.of(new Hit(ALLOW, allowed));
        }
        // RFC 6376 3.6.1: a key in test mode makes a message neither worse nor better than none.
        if (results.stream().allMatch(DkimResult::testing)) {
            return List.of(Hit.of(NA, detail(results.getFirst()) + " (test mode)"));
        }
        if (results.stream().anyMatch(r -> r.status() == DkimStatus.FAIL && !r.testing())) {
            return List.of(new Hit(REJECT, details(results, DkimStatus.FAIL)));
        }
        return has(results, DkimStatus.TEMPERROR)
                ? List.of(new Hit(TEMPFAIL, details(results, DkimStatus.TEMPERROR)))
                : List.of(new Hit(PERMFAIL, results.stream().map(DkimSymbols::detail).toList()));
    }

    private static boolean has(List<DkimResult> results, DkimStatus status) {
        return results.stream().anyMatch(r -> r.status() == status);
    }

    private static List<String> details(List<DkimResult> results, DkimStatus status) {
        return results.stream().filter(r -> r.status() == status).map(DkimSymbols::detail).toList();
    }

    private static String detail(DkimResult result) {
        String name = result.domain() + ":s=" + result.selector();
        return result.reason().isEmpty() ? name : name + " " + result.reason();
    }
}
