package org.mailherd.antispam.check;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Fields that RFC 5322 3.6 demands or every mail client writes. */
final class RequiredFieldsCheck implements Check {

    private static final String GROUP = "headers";
    private static final Map<String, Symbol> REQUIRED =
            Map.of(
                    "Date", Symbol.of("MISSING_DATE", 1, GROUP, "There is no Date field"),
                    "Message-ID",
                            Symbol.of("MISSING_MID", 2.5, GROUP, "There is no Message-ID field"),
                    "From", Symbol.of("MISSING_FROM", 2, GROUP, "There is no From field"),
                    "Subject", Symbol.of("MISSING_SUBJECT", 2, GROUP, "There is no Subject field"));
    private static final Symbol NO_RECIPIENT =
            Symbol.of("MISSING_TO", 2, GROUP, "There is no To, Cc or Bcc field");

    @Override
    public List<Hit> run(Scan scan) {
        List<Symbol> missing =
                REQUIRED.entrySet().stream()
                        .filter(field -> !scan.message().has(field.getKey()))
                        .map(Map.Entry::getValue)
                        .toList();
        boolean noRecipient = List.of("To", "Cc", "Bcc").stream().noneMatch(scan.message()::has);
        return Stream.concat(missing.stream(), Stream.of(NO_RECIPIENT).filter(_ -> noRecipient))
                .map(Hit::of)
                .toList();
    }
}
