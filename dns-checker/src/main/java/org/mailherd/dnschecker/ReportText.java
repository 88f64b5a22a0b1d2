package org.mailherd.dnschecker;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** A report for people and for programs. What the DNS said is shown in printable ASCII only. */
final class ReportText {

    private ReportText() {}

    static String forPeople(Report report) {
        StringBuilder text = new StringBuilder();
        for (Finding finding : report.findings()) {
            text.append(
                    "%-4s  %-7s %s%n"
                            .formatted(word(finding.state()), finding.subject(), finding.name()));
            for (String seen : finding.seen()) {
                text.append("        seen:   ").append(printable(seen)).append('\n');
            }
            if (!finding.expected().isEmpty()) {
                text.append("        should: ").append(printable(finding.expected())).append('\n');
            }
            if (!finding.advice().isEmpty()) {
                text.append("        do:     ").append(printable(finding.advice())).append('\n');
            }
        }
        return text.append("%s: %s%n".formatted(report.domain(), sentence(report.state())))
                .toString();
    }

    static String json(Report report) {
        List<Map<String, Object>> findings =
                report.findings().stream().map(ReportText::map).toList();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("domain", report.domain());
        all.put("state", word(report.state()));
        all.put("findings", findings);
        return JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n";
    }

    private static Map<String, Object> map(Finding finding) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("subject", finding.subject());
        values.put("name", finding.name());
        values.put("state", word(finding.state()));
        values.put("seen", finding.seen());
        values.put("expected", finding.expected());
        values.put("advice", finding.advice());
        return values;
    }

    private static String sentence(State state) {
        return switch (state) {
            case OK -> "all is well.";
            case WARN -> "works, but see the warnings.";
            case FAIL -> "mail will be lost or refused until the faults are mended.";
        };
    }

    private static String word(State state) {
        return state.name().toLowerCase(Locale.ROOT);
    }

    private static String printable(String text) {
        return text.replaceAll("[^\\x20-\\x7e]", "?");
    }
}
