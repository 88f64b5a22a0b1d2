package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

/**
 * Teaches one half of a corpus and lets judge the other.
 *
 * <p>{@code AntispamBench judge NAME PROTOCOL CHECKS LESSONS PID CORPUS HALF SESSIONS RESULTS}: the
 * corpus holds {@code ham} and {@code spam}, a file a message; half 0 or 1 is taught; the results
 * are appended. {@code AntispamBench report RESULTS}: what came out.
 */
public final class AntispamBench {
    private AntispamBench() {}

    public static void main(String[] args) throws Exception {
        if (args[0].equals("report")) {
            AntispamReport.print(Path.of(args[1]));
            return;
        }
        String name = args[1];
        SpamFilter filter =
                SpamFilter.of(args[2], Integer.parseInt(args[3]), Integer.parseInt(args[4]));
        long pid = Long.parseLong(args[5]);
        int taught = Integer.parseInt(args[7]);
        List<Mail> corpus = new ArrayList<>(mails(Path.of(args[6]), "ham"));
        corpus.addAll(mails(Path.of(args[6]), "spam"));
        for (int i = 0; i < corpus.size(); i++) {
            if (i % 2 == taught) {
                filter.learn(corpus.get(i).octets(), corpus.get(i).spam());
            }
        }
        long cpu = ProcessTree.cpu(pid).toMillis();
        long start = System.nanoTime();
        List<String> lines = judge(filter, corpus, taught, Integer.parseInt(args[8]));
        double seconds = (System.nanoTime() - start) / 1e9;
        double processor = (double) (ProcessTree.cpu(pid).toMillis() - cpu) / lines.size();
        List<String> results = new ArrayList<>();
        lines.forEach(line -> results.add(name + " " + line));
        results.add(
                String.format(
                        Locale.ROOT,
                        "%s run %.1f %.2f %d",
                        name,
                        lines.size() / seconds,
                        processor,
                        ProcessTree.residentMegabytes(pid)));
        Path file = Path.of(args[9]);
        Files.write(file, results, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private record Mail(Path file, boolean spam) {
        byte[] octets() throws IOException {
            return Files.readAllBytes(file);
        }
    }

    private static List<Mail> mails(Path corpus, String kind) throws IOException {
        try (Stream<Path> files = Files.list(corpus.resolve(kind))) {
            return files.sorted().map(file -> new Mail(file, kind.equals("spam"))).toList();
        }
    }

    private static List<String> judge(
            SpamFilter filter, List<Mail> corpus, int taught, int sessions) throws Exception {
        List<Future<String>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(sessions)) {
            for (int i = 0; i < corpus.size(); i++) {
                if (i % 2 != taught) {
                    Mail mail = corpus.get(i);
                    Callable<String> check = () -> judge(filter, mail);
                    answers.add(threads.submit(check));
                }
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
