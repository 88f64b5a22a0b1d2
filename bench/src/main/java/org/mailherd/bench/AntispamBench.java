package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailherd.bench.Corpus.Mail;

/**
 * Teaches one half of a corpus and lets judge the other.
 *
 * <p>{@code AntispamBench judge NAME PROTOCOL CHECKS LESSONS PID CORPUS HALF SESSIONS RESULTS}: the
 * corpus holds {@code ham} and {@code spam}, a file a message; half 0 or 1 is taught, by nobody
 * here when LESSONS is 0; the other half is judged twice, the first time for a minute at the most,
 * so that caches are warm and code is compiled; the second time counts; and once more after eight
 * times or a minute, for what a filter costs that has run for a while. {@code AntispamBench list
 * CORPUS KIND HALF}: the files of a half. {@code AntispamBench cost CHECKS LESSONS PID CORPUS
 * ROUNDS}: half 0 taught, half 1 judged so many times by one session after the other; prints the
 * processor time of each round. {@code AntispamBench report RESULTS [PICTURE]}: what came out.
 */
public final class AntispamBench {
    private static final Duration WARMING = Duration.ofMinutes(1);

    /** A server runs for weeks: what is compiled while it runs is compiled by then. */
    private static final Duration LONGER = Duration.ofMinutes(1);

    private static final int ROUNDS = 8;

    /** Of a line: kind, whether it was filed, score, milliseconds. */
    private static final int MILLIS = 3;

    private AntispamBench() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("report")) {
            AntispamReport.print(Path.of(args[1]));
            if (args.length > 2) {
                AntispamPicture.write(Path.of(args[1]), Path.of(args[2]));
            }
            return;
        }
        if (args[0].equals("list")) {
            Corpus.of(Path.of(args[1])).half(Integer.parseInt(args[3])).stream()
                    .filter(mail -> mail.spam() == args[2].equals("spam"))
                    .forEach(mail -> System.out.println(mail.file().toAbsolutePath()));
            return;
        }
        if (args[0].equals("cost")) {
            AntispamCost.measure(args);
            return;
        }
        if (args[0].equals("storm")) {
            AntispamStorm.measure(args);
            return;
        }
        String name = args[1];
        SpamFilter filter =
                SpamFilter.of(args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        ProcessGroup processes = ProcessGroup.parse(args[5]);
        int taught = Integer.parseInt(args[7]);
        int sessions = Integer.parseInt(args[8]);
        Corpus corpus = Corpus.of(Path.of(args[6]));
        List<Mail> judged = corpus.half(1 - taught);
        if (!args[4].equals("0")) {
            teach(name, filter, corpus.half(taught));
        }
        double first = warm(filter, judged, processes);
        Pass pass = pass(filter, judged, sessions, processes);
        long end = System.nanoTime() + LONGER.toNanos();
        for (int round = 0; round < ROUNDS && System.nanoTime() < end; round++) {
            judge(filter, judged, sessions);
        }
        Pass later = pass(filter, judged, sessions, processes);
        List<String> results = new ArrayList<>();
        pass.lines().forEach(line -> results.add(name + " " + line));
        results.add(
                String.format(
                        Locale.ROOT,
                        "%s run %.1f %.2f %.2f %d %.1f %.2f %.1f",
                        name,
                        pass.rate(),
                        first,
                        pass.processor(),
                        processes.residentMegabytes(),
                        later.rate(),
                        later.processor(),
                        later.slowest()));
        Path file = Path.of(args[9]);
        Files.write(file, results, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    /**
     * All messages judged once.
     *
     * @param rate messages a second
     * @param processor milliseconds a message
     */
    private record Pass(List<String> lines, double rate, double processor) {
        /** Milliseconds within which 99 of 100 messages were judged. */
        double slowest() {
            List<Double> millis =
                    lines.stream()
                            .map(line -> Double.valueOf(line.split(" ")[MILLIS]))
                            .sorted()
                            .toList();
            return millis.get(Math.min(millis.size() - 1, millis.size() * 99 / 100));
        }
    }

    private static Pass pass(
            SpamFilter filter, List<Mail> judged, int sessions, ProcessGroup processes)
            throws Exception {
        processes.awaitRest();
        long cpu = processes.cpu().toMillis();
        long start = System.nanoTime();
        List<String> lines = judge(filter, judged, sessions);
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Pass(
                lines,
                lines.size() / seconds,
                (double) (processes.cpu().toMillis() - cpu) / lines.size());
    }

    /** Says how many lessons were taken: a filter that refuses some knows less than the others. */
    static void teach(String name, SpamFilter filter, List<Mail> corpus)
            throws IOException, InterruptedException {
        int[] taken = new int[2];
        int[] given = new int[2];
        for (Mail mail : corpus) {
            int kind = mail.spam() ? 1 : 0;
            given[kind]++;
            taken[kind] += filter.learn(mail.octets(), mail.spam()) ? 1 : 0;
        }
        System.out.printf(
                "%s: lessons taken %d of %d ham, %d of %d spam%n",
                name, taken[0], given[0], taken[1], given[1]);
    }

    /** Milliseconds of processor time a message took while nothing was warm. */
    private static double warm(SpamFilter filter, List<Mail> mails, ProcessGroup processes)
            throws IOException, InterruptedException {
        processes.awaitRest();
        long cpu = processes.cpu().toMillis();
        long end = System.nanoTime() + WARMING.toNanos();
        int count = 0;
        for (Mail mail : mails) {
            if (System.nanoTime() < end) {
                filter.check(mail.octets());
                count++;
            }
        }
        return (double) (processes.cpu().toMillis() - cpu) / Math.max(1, count);
    }

    private static List<String> judge(SpamFilter filter, List<Mail> mails, int sessions)
            throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(sessions)) {
            for (Mail mail : mails) {
                Callable<String> check = () -> judge(filter, mail);
                answers.add(threads.submit(check));
            }
            List<String> lines = new ArrayList<>();
            for (Future<String> answer : answers) {
                lines.add(answer.get());
            }
            return lines;
        }
    }

    private static String judge(SpamFilter filter, Mail mail)
            throws IOException, InterruptedException {
        byte[] octets = mail.octets();
        long start = System.nanoTime();
        SpamFilter.Opinion opinion = filter.check(octets);
        return String.format(
                Locale.ROOT,
                "%s %s %.4f %.3f %s",
                mail.spam() ? "spam" : "ham",
                opinion.spam() ? "filed" : "passed",
                opinion.score(),
                (System.nanoTime() - start) / 1e6,
                mail.file().getFileName());
    }
}
