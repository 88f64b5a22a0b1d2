package org.mailherd.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * How long a change takes from its command until a session in IDLE is told: the change's own time
 * is in it. Both sessions have the INBOX of {@code u0@alpha.test}, which should be empty.
 *
 * <p>Arguments: {@code HOST:PORT:PID HOST:PORT:PID TIMES}, the process that is told second; the two
 * share their stores, or are one and the same. The first tenth is not counted.
 */
public final class NoticeBench {
    private static final String MAIL = "Subject: notice\r\n\r\nbody\r\n";

    private final List<long[]> rows = new ArrayList<>();
    private final ImapClient changing;
    private final ImapClient told;

    private NoticeBench(ImapClient changing, ImapClient told) {
        this.changing = changing;
        this.told = told;
    }

    @FunctionalInterface
    private interface Change {
        void run() throws IOException;
    }

    public static void main(String[] args) throws IOException {
        int times = Integer.parseInt(args[2]);
        try (ImapClient changing = new ImapClient(Endpoint.parse("changing=" + args[0]));
                ImapClient told = new ImapClient(Endpoint.parse("told=" + args[1]))) {
            for (ImapClient client : List.of(changing, told)) {
                client.command("LOGIN " + ImapStage.mailbox(0) + " " + ImapStage.PASSWORD);
                client.command("SELECT INBOX");
            }
            told.idle();
            NoticeBench bench = new NoticeBench(changing, told);
            for (int i = 0; i < times; i++) {
                bench.round();
            }
            System.out.println(bench.table(times / 10));
        }
    }

    private void round() throws IOException {
        long arrival =
                nanos(
                        () ->
                                changing.append(
                                        "INBOX", List.of(MAIL.getBytes(StandardCharsets.US_ASCII))),
                        " EXISTS");
        long flag = nanos(() -> changing.command("STORE 1 +FLAGS.SILENT (\\Flagged)"), "\\Flagged");
        long deleted =
                nanos(() -> changing.command("STORE 1 +FLAGS.SILENT (\\Deleted)"), "\\Deleted");
        long expunge = nanos(() -> changing.command("EXPUNGE"), " EXPUNGE");
        rows.add(new long[] {arrival, flag, deleted, expunge});
    }

    private long nanos(Change change, String notice) throws IOException {
        long start = System.nanoTime();
        change.run();
        told.awaitNotice(notice);
        return System.nanoTime() - start;
    }

    private String table(int uncounted) {
        StringBuilder table =
                new StringBuilder("| change | p50 ms | p99 ms | slowest |\n|---|---|---|---|\n");
        List<String> changes = List.of("APPEND", "STORE \\Flagged", "STORE \\Deleted", "EXPUNGE");
        for (int change = 0; change < changes.size(); change++) {
            int column = change;
            long[] sorted =
                    rows.stream().skip(uncounted).mapToLong(row -> row[column]).sorted().toArray();
            table.append(
                    String.format(
                            Locale.ROOT,
                            "| %s | %.1f | %.1f | %.1f |%n",
                            changes.get(change),
                            sorted[sorted.length / 2] / 1e6,
                            sorted[sorted.length * 99 / 100] / 1e6,
                            sorted[sorted.length - 1] / 1e6));
        }
        return table.toString();
    }
}
