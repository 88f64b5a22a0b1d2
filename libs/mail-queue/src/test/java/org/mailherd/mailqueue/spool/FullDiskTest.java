package org.mailherd.mailqueue.spool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mailherd.mailmodel.QueueId;
import org.mailherd.testsupport.ManualClock;

/**
 * A disk that is full, in a process of its own: the system lets no file of it grow over 64 KiB, so
 * that a write fails in the middle of a record, again and again, and a new file takes more.
 */
class FullDiskTest {
    private static final int MESSAGES = 60;
    private static final byte[] IMAGE = "rows".getBytes(StandardCharsets.US_ASCII);
    private final ManualClock clock = ManualClock.at("2026-01-02T03:04:05Z");
    @TempDir private Path folder;

    /** What the other process was promised. */
    private record Promise(QueueId id, SpoolRef place) {
        static Promise of(String line) {
            String[] words = line.split(" ");
            return new Promise(
                    new QueueId(words[1]),
                    new SpoolRef(
                            Long.parseLong(words[2]),
                            Long.parseLong(words[3]),
                            Long.parseLong(words[4])));
        }
    }

    @Test
    void whatIsRefusedIsNeverFoundWhatIsTakenAlwaysAndItTakesAgain() throws Exception {
        List<String> said = runWithSmallFiles();
        assertThat(said).as("%s", said).hasSize(MESSAGES);
        assertThat(said.stream().filter("refused"::equals)).hasSizeGreaterThan(2);
        List<Promise> promises =
                said.stream().filter(line -> line.startsWith("taken ")).map(Promise::of).toList();
        assertThat(said.lastIndexOf("taken " + text(promises.getLast())))
                .as("takes again after a failure")
                .isGreaterThan(said.indexOf("refused"));
        try (Spool spool = Spool.open(folder, clock)) {
            for (Promise promise : promises) {
                try (InputStream in = spool.read(promise.id(), promise.place())) {
                    assertThat(in.readAllBytes()).hasSize((int) promise.place().length());
                }
            }
            assertThat(recovered(spool))
                    .containsExactlyInAnyOrderElementsOf(
                            promises.stream().map(Promise::id).toList());
        }
    }

    private static String text(Promise one) {
        SpoolRef place = one.place();
        return one.id() + " " + place.segment() + " " + place.position() + " " + place.length();
    }

    private static List<QueueId> recovered(Spool spool) throws IOException {
        List<QueueId> found = new ArrayList<>();
        for (DeadRun run : spool.deadRuns()) {
            try (run) {
                for (long segment : run.segments()) {
                    run.unsettled(segment).forEach(one -> found.add(one.id()));
                }
            }
        }
        return found;
    }

    private List<String> runWithSmallFiles() throws IOException {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        Process process =
                new ProcessBuilder(
                                "/bin/bash",
                                "-c",
                                "ulimit -f 64; exec \"$0\" -XX:-UsePerfData -Xmx64m -cp \"$1\" \"$2\" \"$3\"",
                                java.toString(),
                                System.getProperty("java.class.path"),
                                FullDiskTest.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        try (Stream<String> lines = process.inputReader().lines()) {
            return lines.filter(line -> line.startsWith("taken ") || line.equals("refused"))
                    .toList();
        }
    }

    /** The other process: says of each message whether it was taken, and ends without a word. */
    public static void main(String[] arguments) throws IOException {
        ManualClock clock = ManualClock.at("2026-01-02T03:04:05Z");
        Spool spool = Spool.open(Path.of(arguments[0]), clock);
        SegmentAppender appender = new SegmentAppender(spool, 1 << 20);
        StringBuilder said = new StringBuilder();
        for (int i = 0; i < MESSAGES; i++) {
            QueueId id = QueueId.next(clock);
            try {
                Promise promise =
                        i % 10 == 9 ? large(spool, id) : small(spool, appender, id, 5000 + i);
                said.append("taken ").append(text(promise)).append('\n');
            } catch (IOException _) {
                said.append("refused\n");
            }
        }
        System.out.print(said);
        System.out.flush();
        Runtime.getRuntime().halt(0);
    }

    private static Promise small(Spool spool, SegmentAppender appender, QueueId id, int octets)
            throws IOException {
        try (SpoolDraft draft = spool.draft(1 << 16)) {
            draft.write(new byte[octets]);
            SpoolRef place = appender.append(id, draft, IMAGE);
            appender.sync();
            return new Promise(id, place);
        }
    }

    /** Over its share of memory, so in a file of its own. */
    private static Promise large(Spool spool, QueueId id) throws IOException {
        try (SpoolDraft draft = spool.draft(1024)) {
            draft.write(new byte[200_000]);
            SpoolRef place = draft.syncOwnSegment(id, IMAGE);
            draft.keep();
            return new Promise(id, place);
        }
    }
}
