package org.mailherd.antispam.check;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Lines in the header that are no fields, and octets that may not be there. */
final class BrokenHeaderCheck implements Check {

    private static final Symbol BROKEN =
            Symbol.of("BROKEN_HEADERS", 4, "headers", "The header is broken");
    private static final Symbol NUL =
            Symbol.of("HEADER_WITH_NUL", 5, "headers", "The header holds a zero octet");

    /** RFC 4155: what files of messages put before each; it says nothing of the sender. */
    private static final Pattern MAILBOX_LINE = Pattern.compile(">?From ");

    @Override
    public List<Hit> run(Scan scan) {
        Optional<String> broken =
                scan.message().header().broken().stream()
                        .filter(line -> !MAILBOX_LINE.matcher(line).lookingAt())
                        .findFirst();
        if (broken.isPresent()) {
            return List.of(Hit.of(BROKEN, printable(broken.get())));
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
