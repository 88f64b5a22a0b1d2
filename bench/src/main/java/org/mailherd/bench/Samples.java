package org.mailherd.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Measurements by row and server; prints the medians and the ratio of the first server to the best
 * of the others as a Markdown table.
 */
final class Samples {
    private final List<String> servers;
    private final String unit;
    private final Map<String, Map<String, List<Sample>>> rows = new LinkedHashMap<>();

    /**
     * One run.
     *
     * @param rate operations a second
     * @param cpuMillis processor time of the server an operation
     */
    record Sample(double rate, double cpuMillis) {}

    Samples(List<String> servers, String unit) {
        this.servers = servers;
        this.unit = unit;
    }

    void add(String row, String server, int operations, long nanos, double cpuMillis) {
        rows.computeIfAbsent(row, _ -> new LinkedHashMap<>())
                .computeIfAbsent(server, _ -> new ArrayList<>())
                .add(new Sample(operations * 1e9 / nanos, cpuMillis / operations));
    }

    String table() {
        StringBuilder out = new StringBuilder("| " + unit);
        servers.forEach(s -> out.append(" | ").append(s).append(" /s"));
        out.append(" | ratio");
        servers.forEach(s -> out.append(" | ").append(s).append(" CPU ms"));
        out.append(" |\n|---").append("|---".repeat(servers.size() * 2 + 1)).append("|\n");
        rows.forEach((row, byServer) -> appendRow(out, row, byServer));
        return out.toString();
    }

    private void appendRow(StringBuilder out, String row, Map<String, List<Sample>> byServer) {
        out.append("| ").append(row);
        List<Double> rates =
                servers.stream()
                        .map(s ->
                                median(
                                        byServer.getOrDefault(s, List.of()).stream()
                                                .map(Sample::rate)
                                                .toList()))
                        .toList();
        rates.forEach(
                r -> out.append(String.format(Locale.ROOT, r < 100 ? " | %.2f" : " | %.0f", r)));
        out.append(String.format(Locale.ROOT, " | **%.2f**", rates.getFirst() / best(rates)));
        servers.forEach(s ->
                out.append(
                        String.format(
                                Locale.ROOT,
                                " | %.2f",
                                median(
                                        byServer.getOrDefault(s, List.of()).stream()
                                                .map(Sample::cpuMillis)
                                                .toList()))));
        out.append(" |\n");
    }

    private static double best(List<Double> rates) {
        return rates.stream().skip(1).mapToDouble(Double::doubleValue).max().orElseThrow();
    }

    private static double median(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int middle = sorted.size() / 2;
        return sorted.size() % 2 == 1
                ? sorted.get(middle)
                : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
    }
}
