package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Prints what {@link AntispamBench} found, as tables in Markdown. */
final class AntispamReport {
    private static final double[] FALSE_POSITIVES = {0, 0.001, 0.005, 0.01, 0.02};

    private AntispamReport() {}

    record Judged(boolean spam, boolean filed, double score, double millis) {}

    static void print(Path results) throws IOException {
        Map<String, List<Judged>> judged = judged(results);
        Map<String, List<String>> runs = runs(results);
        System.out.println("| filter | spam filed | spam passed | ham filed | ham passed |");
        System.out.println("|---|---|---|---|---|");
        judged.forEach(AntispamReport::confusion);
        System.out.println();
        System.out.println(
                "| filter | AUC | spam caught at ham lost 0 | 0.1 % | 0.5 % | 1 % | 2 % |");
        System.out.println("|---|---|---|---|---|---|---|");
        judged.forEach(AntispamReport::curve);
        System.out.println();
        System.out.println(
                "| filter | messages/s / processor ms of the first messages / ms a message / resident MiB / after a while: messages/s / ms a message / p99 ms, each run | p50 ms | p99 ms |");
        System.out.println("|---|---|---|---|");
        judged.forEach((name, list) ->
                System.out.printf(
                        Locale.ROOT,
                        "| %s | %s | %.1f | %.1f |%n",
                        name,
                        String.join("; ", runs.getOrDefault(name, List.of())),
                        quantile(list, 0.5),
                        quantile(list, 0.99)));
    }

    /** By filter. */
    static Map<String, List<Judged>> judged(Path results) throws IOException {
        Map<String, List<Judged>> judged = new LinkedHashMap<>();
        for (String line : Files.readAllLines(results)) {
            String[] words = line.split(" ");
            if (!words[1].equals("run")) {
                judged.computeIfAbsent(words[0], _ -> new ArrayList<>())
                        .add(
                                new Judged(
                                        words[1].equals("spam"),
                                        words[2].equals("filed"),
                                        Double.parseDouble(words[3]),
                                        Double.parseDouble(words[4])));
            }
        }
        return judged;
    }

    private static Map<String, List<String>> runs(Path results) throws IOException {
        Map<String, List<String>> runs = new LinkedHashMap<>();
        for (String line : Files.readAllLines(results)) {
            String[] words = line.split(" ");
            if (words[1].equals("run")) {
                runs.computeIfAbsent(words[0], _ -> new ArrayList<>())
                        .add(String.join(" / ", Arrays.copyOfRange(words, 2, words.length)));
            }
        }
        return runs;
    }

    private static void confusion(String name, List<Judged> list) {
        long spam = list.stream().filter(Judged::spam).count();
        long ham = list.size() - spam;
        long caught = list.stream().filter(j -> j.spam() && j.filed()).count();
        long lost = list.stream().filter(j -> !j.spam() && j.filed()).count();
        System.out.printf(
                Locale.ROOT,
                "| %s | %d (%.1f %%) | %d | %d (%.2f %%) | %d |%n",
                name,
                caught,
                100.0 * caught / spam,
                spam - caught,
                lost,
                100.0 * lost / ham,
                ham - lost);
    }

    /** Messages of equal score are filed together. */
    private static void curve(String name, List<Judged> list) {
        List<Judged> sorted =
                list.stream().sorted(Comparator.comparingDouble(Judged::score).reversed()).toList();
        long spam = list.stream().filter(Judged::spam).count();
        long ham = list.size() - spam;
        double[] caughtAt = new double[FALSE_POSITIVES.length];
        double area = 0;
        long caught = 0;
        long lost = 0;
        for (int i = 0; i < sorted.size(); ) {
            long caughtBefore = caught;
            long lostBefore = lost;
            double score = sorted.get(i).score();
            for (; i < sorted.size() && sorted.get(i).score() == score; i++) {
                caught += sorted.get(i).spam() ? 1 : 0;
                lost += sorted.get(i).spam() ? 0 : 1;
            }
            area += (lost - lostBefore) * (caught + caughtBefore) / 2.0;
            for (int k = 0; k < caughtAt.length; k++) {
                if (lost <= FALSE_POSITIVES[k] * ham) {
                    caughtAt[k] = 100.0 * caught / spam;
                }
            }
        }
        StringBuilder row = new StringBuilder();
        row.append(String.format(Locale.ROOT, "| %s | %.4f |", name, area / spam / ham));
        for (double share : caughtAt) {
            row.append(String.format(Locale.ROOT, " %.1f %% |", share));
        }
        System.out.println(row);
    }

    private static double quantile(List<Judged> list, double share) {
        List<Double> sorted = list.stream().map(Judged::millis).sorted().toList();
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }
}
