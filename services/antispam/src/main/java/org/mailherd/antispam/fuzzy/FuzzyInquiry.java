package org.mailherd.antispam.fuzzy;

import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.Inquiry;

/** Whether a message like this one was reported. One report says little, many say much. */
final class FuzzyInquiry implements Inquiry {

    /** What one report leaves of the doubt. */
    private static final double DOUBT = 0.7;

    private final RedisFuzzyStorage storage;

    FuzzyInquiry(RedisFuzzyStorage storage) {
        this.storage = storage;
    }

    /** The lists, by Rspamd's flags and those that mailcow gives them. */
    private enum Flag {
        DENIED("LOCAL_FUZZY_DENIED", 8, "People here reported messages like this one as spam"),
        PROBABLE("LOCAL_FUZZY_PROB", 4, "Messages like this one are probably spam"),
        ALLOWED("LOCAL_FUZZY_WHITE", -6, "Messages like this one were named as wanted");

        private final String symbol;
        private final double weight;
        private final String description;

        Flag(String symbol, double weight, String description) {
            this.symbol = symbol;
            this.weight = weight;
            this.description = description;
        }

        static Optional<Flag> of(int number) {
            return switch (number) {
                case 1, 11 -> Optional.of(DENIED);
                case 2, 12 -> Optional.of(PROBABLE);
                case 3, 13 -> Optional.of(ALLOWED);
                default -> Optional.empty();
            };
        }
    }

    @Override
    public String name() {
        return "fuzzy";
    }

    @Override
    public Cost cost() {
        return Cost.REDIS;
    }

    @Override
    public Findings ask(Scan scan) throws IOException {
        List<Report> reports = storage.find(FuzzyHashes.of(scan.content()));
        return Findings.of(
                List.of(Flag.values()).stream()
                        .flatMap(flag -> strongest(flag, reports).stream())
                        .toList());
    }

    private static Optional<Hit> strongest(Flag flag, List<Report> reports) {
        return reports.stream()
                .filter(report -> Flag.of(report.flag()).equals(Optional.of(flag)))
                .max(Comparator.comparingDouble(FuzzyInquiry::strength))
                .map(report -> hit(flag, report));
    }

    private static double strength(Report report) {
        return (1 - Math.pow(DOUBT, report.weight())) * report.similarity();
    }

    private static Hit hit(Flag flag, Report report) {
        double weight = Math.round(flag.weight * strength(report) * 100) / 100.0;
        return Hit.of(
                Symbol.of(flag.symbol, weight, "fuzzy", flag.description),
                String.format(
                        Locale.ROOT,
                        "%d:%s:%.2f:reports %d",
                        report.flag(),
                        report.hash().substring(0, 10),
                        report.similarity(),
                        report.weight()));
    }
}
