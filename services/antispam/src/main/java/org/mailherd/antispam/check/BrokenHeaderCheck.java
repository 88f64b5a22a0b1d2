package org.mailherd.antispam.check;

import java.util.List;

/** Lines in the header that are no fields, and octets that may not be there. */
final class BrokenHeaderCheck implements Check {

    private static final Symbol BROKEN =
            Symbol.of("BROKEN_HEADERS", 10, "headers", "The header is broken");
    private static final Symbol NUL =
            Symbol.of("HEADER_WITH_NUL", 5, "headers", "The header holds a zero octet");

    @Override
    public List<Hit> run(Scan scan) {
        if (!scan.message().header().broken().isEmpty()) {
            return List.of(Hit.of(BROKEN, printable(scan.message().header().broken().getFirst())));
        }
        boolean nul =
                scan.message().header().fields().stream()
                        .anyMatch(field -> field.raw().indexOf(0) >= 0);
        return Hit.when(nul, NUL);
    }

    private static String printable(String line) {
        return line.replaceAll("[^\\x20-\\x7e]", "?").strip();
    }
}
