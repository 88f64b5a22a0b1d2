package org.mailherd.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailherd.testsupport.ServiceProcess;

/**
 * How long a change takes from its command until a session in IDLE is told, the change's own time
 * included: both in one imap process, and in two that share their MariaDB and Redis.
 *
 * <p>Arguments: {@code DIR IMAP_PORT TIMES}; the second process is ten ports further. The first
 * tenth is not counted.
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

    public static void main(String[] args) throws Exception {
        Path directory = Path.of(args[0]).toAbsolutePath();
        int port = Integer.parseInt(args[1]);
        int times = Integer.parseInt(args[2]);
        try (StoresUnderTest stores = StoresUnderTest.start(directory);
                ServiceProcess _ = ImapStage.start(stores, directory, port);
                ServiceProcess _ = ImapStage.start(stores, directory, port + 10)) {
            ImapStage.seed(stores, 2);
            System.out.println("In one process:\n\n" + run(port, port, 0, times));
            System.out.println("From another process:\n\n" + run(port + 10, port, 1, times));
        }
    }

    private static String run(int changingAt, int toldAt, int mailbox, int times)
            throws IOException {
        try (ImapClient changing = client(changingAt, mailbox);
                ImapClient told = client(toldAt, mailbox)) {
            told.idle();
            NoticeBench bench = new NoticeBench(changing, told);
            for (int i = 0; i < times; i++) {
                bench.round();
            }
            return bench.table(times / 10);
        }
    }

    private static ImapClient client(int port, int mailbox) throws IOException {
        ImapClient client = new ImapClient(new Endpoint("mailherd", "127.0.0.1", port, 0));
        client.command("LOGIN " + ImapStage.mailbox(mailbox) + " " + ImapStage.PASSWORD);
        client.command("SELECT INBOX");
        return client;
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
