package org.mailherd.antispam.check;

import java.util.List;

/** The test string of all spam filters, and Rspamd's variant of it that asks for a header only. */
final class GtubeCheck implements Check {

    private static final String TAIL =
            "JS*C4JDBQADN1.NSBN3*2IDNEN*GTUBE-STANDARD-ANTI-UBE-TEST-EMAIL*C.34X";
    private static final Symbol REJECT =
            Symbol.forcing(
                    Action.REJECT,
                    "GTUBE",
                    "gtube",
                    "The message holds the test string for unwanted mail");
    private static final Symbol ADD_HEADER =
            Symbol.forcing(
                    Action.ADD_HEADER,
                    "GTUBE",
                    "gtube",
                    "The message holds the test string for junk mail");

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        if (holds(scan, "X" + TAIL)) {
            return List.of(Hit.of(REJECT));
        }
        return Hit.when(holds(scan, "Y" + TAIL), ADD_HEADER);
    }

    private static boolean holds(Scan scan, String string) {
        return scan.content().texts().stream().anyMatch(text -> text.text().contains(string));
    }
}
