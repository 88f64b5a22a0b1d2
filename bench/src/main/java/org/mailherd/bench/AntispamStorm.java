package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * How long ordinary mail takes alone, and while a storm of {@link NastyMail} comes by sessions of
 * its own: {@code AntispamBench storm CHECKS CORPUS NASTY STORM_SESSIONS SESSIONS}.
 */
final class AntispamStorm {
    private final SpamFilter filter;
    private final List<byte[]> ordinary;
    private final int sessions;

    private AntispamStorm(SpamFilter filter, List<byte[]> ordinary, int sessions) {
        this.filter = filter;
        this.ordinary = ordinary;
        this.sessions = sessions;
    }

    static void measure(String[] args) throws Exception {
        int port = Integer.parseInt(args[1]);
        List<byte[]> ordinary = new ArrayList<>();
        for (Corpus.Mail mail : Corpus.of(Path.of(args[2])).half(0)) {
            ordinary.add(mail.octets());
        }
        SpamFilter filter = SpamFilter.of("rspamd", port, 0);
        AntispamStorm storm = new AntispamStorm(filter, ordinary, Integer.parseInt(args[5]));
        storm.ordinary(i -> i < ordinary.size()); // warm
        List<Double> alone = storm.ordinary(i -> i < ordinary.size());
        Nasty nasty = new Nasty(filter, Integer.parseInt(args[3]));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Void>> storming = new ArrayList<>();
            for (int i = 0; i < Integer.parseInt(args[4]); i++) {
                storming.add(threads.submit(nasty));
            }
            print(alone, storm.ordinary(_ -> nasty.goesOn()));
            for (Future<Void> one : storming) {
                one.get();
            }
        }
        System.out.printf(
                "storm: %d nasty messages, %d of them put off or refused%n",
                nasty.sent.get(), nasty.failed.get());
    }

    @FunctionalInterface
    private interface Going {
        boolean on(int sent);
    }

    /** One after the other, from the first again at their end; milliseconds, sorted. */
    private List<Double> ordinary(Going going) throws Exception {
        List<Double> millis = Collections.synchronizedList(new ArrayList<>());
        AtomicInteger next = new AtomicInteger();
        Callable<Void> session =
                () -> {
                    for (int i = next.getAndIncrement(); going.on(i); i = next.getAndIncrement()) {
                        long start = System.nanoTime();
                        filter.check(ordinary.get(i % ordinary.size()));
                        millis.add((System.nanoTime() - start) / 1e6);
                    }
                    return null;
                };
        try (ExecutorService threads = Executors.newFixedThreadPool(sessions)) {
            for (Future<Void> one : threads.invokeAll(Collections.nCopies(sessions, session))) {
                one.get();
            }
        }
        return millis.stream().sorted().toList();
    }

    private static void print(List<Double> alone, List<Double> within) {
        System.out.println("| ordinary mail | messages | p50 ms | p99 ms |");
        System.out.println("|---|---|---|---|");
        row("alone", alone);
        row("in the storm", within);
        System.out.printf(
                Locale.ROOT,
                "| ratio | | %.2f | %.2f |%n",
                quantile(within, 0.5) / quantile(alone, 0.5),
                quantile(within, 0.99) / quantile(alone, 0.99));
    }

    private static void row(String name, List<Double> sorted) {
        System.out.printf(
                Locale.ROOT,
                "| %s | %d | %.1f | %.1f |%n",
                name,
                sorted.size(),
                quantile(sorted, 0.5),
                quantile(sorted, 0.99));
    }

    private static double quantile(List<Double> sorted, double share) {
        return sorted.get((int) Math.min(sorted.size() - 1, Math.floor(sorted.size() * share)));
    }

    /** One session's share of the storm. */
    private static final class Nasty implements Callable<Void> {
        private final SpamFilter filter;
        private final List<byte[]> kinds = NastyMail.all();
        private final int count;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicInteger sent = new AtomicInteger();
        private final AtomicInteger failed = new AtomicInteger();

        Nasty(SpamFilter filter, int count) throws IOException {
            this.filter = filter;
            this.count = count;
        }

        boolean goesOn() {
            return sent.get() < count;
        }

        @Override
        public Void call() throws InterruptedException {
            for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
                try {
                    filter.check(kinds.get(i % kinds.size()));
                } catch (IOException e) {
                    failed.incrementAndGet(); // a 4xx at the mail server
                }
                sent.incrementAndGet();
            }
            return null;
        }
    }
}
