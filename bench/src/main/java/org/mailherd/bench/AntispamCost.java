package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What judging costs the processors, as it grows warm: counts that a busy machine hardly changes.
 */
final class AntispamCost {
    private static final double LEAST_SHOWN = 0.01;

    private final SpamFilter filter;
    private final ProcessGroup processes;
    private final List<Corpus.Mail> mails;

    private AntispamCost(SpamFilter filter, ProcessGroup processes, List<Corpus.Mail> mails) {
        this.filter = filter;
        this.processes = processes;
        this.mails = mails;
    }

    static void measure(String[] args) throws Exception {
        SpamFilter filter =
                SpamFilter.of("rspamd", Integer.parseInt(args[1]), Integer.parseInt(args[2]));
        Corpus corpus = Corpus.of(Path.of(args[4]));
        AntispamBench.teach("cost", filter, corpus.half(0));
        new AntispamCost(filter, ProcessGroup.parse(args[3]), corpus.half(1))
                .rounds(Integer.parseInt(args[5]));
    }

    private void rounds(int count) throws IOException, InterruptedException {
        Map<String, Long> threads = Map.of();
        for (int round = 1; round <= count; round++) {
            processes.awaitRest();
            threads = processes.byThread();
            long cpu = processes.cpu().toMillis();
            Map<String, Long> before = processes.byProcess();
            for (Corpus.Mail mail : mails) {
                filter.check(mail.octets());
            }
            System.out.printf(
                    Locale.ROOT,
                    "after %d: %.2f ms a message (%s)%n",
                    round * mails.size(),
                    (double) (processes.cpu().toMillis() - cpu) / mails.size(),
                    shares(before, processes.byProcess()));
        }
        System.out.println("threads, last time: " + shares(threads, processes.byThread()));
    }

    /** Milliseconds a message, of what took any. */
    private String shares(Map<String, Long> before, Map<String, Long> after) {
        Map<String, Double> each = new TreeMap<>();
        after.forEach((name, millis) ->
                each.put(name, (double) (millis - before.getOrDefault(name, 0L)) / mails.size()));
        return each.entrySet().stream()
                .filter(one -> one.getValue() >= LEAST_SHOWN)
                .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
                .map(one -> String.format(Locale.ROOT, "%s %.2f", one.getKey(), one.getValue()))
                .collect(Collectors.joining(", "));
    }
}
