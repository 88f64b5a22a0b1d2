package org.mailherd.antispam.check;

import java.util.List;
import java.util.stream.Stream;

/** Fields that RFC 5322 3.6 demands or every mail client writes. */
final class RequiredFieldsCheck implements Check {

    private static final String GROUP = "headers";
    private static final List<Required> REQUIRED =
            List.of(
                    required("Date", "MISSING_DATE", 1),
                    required("Message-ID", "MISSING_MID", 1.5),
                    required("From", "MISSING_FROM", 2),
                    required("Subject", "MISSING_SUBJECT", 1));
    private static final Symbol NO_RECIPIENT =
            Symbol.of("MISSING_TO", 1.5, GROUP, "There is no To, Cc or Bcc field");

    @Override
    public List<Hit> run(Scan scan) {
        List<Symbol> missing =
                REQUIRED.stream()
                        .filter(field -> !scan.message().has(field.name()))
                        .map(Required::missing)
                        .toList();
        boolean noRecipient = List.of("To", "Cc", "Bcc").stream().noneMatch(scan.message()::has);
        return Stream.concat(missing.stream(), Stream.of(NO_RECIPIENT).filter(_ -> noRecipient))
                .map(Hit::of)
                .toList();
    }

    private record Required(String name, Symbol missing) {}

    private static Required required(String name, String symbol, double weight) {
        return new Required(
                name, Symbol.of(symbol, weight, GROUP, "There is no " + name + " field"));
    }
}
