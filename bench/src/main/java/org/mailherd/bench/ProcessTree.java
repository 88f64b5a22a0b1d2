package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/**
 * Processor time of a process and all its descendants, the ended and reaped ones included, from
 * {@code /proc}.
 */
final class ProcessTree {
    private static final Duration REST_LIMIT = Duration.ofMinutes(1);
    private static final Duration LOOK = Duration.ofMillis(500);
    private static final int TICK_MILLIS = 10;
    private static final int UTIME = 11;
    private static final int CSTIME = 14;

    private ProcessTree() {}

    static Duration cpu(long root) {
        ProcessHandle handle =
                ProcessHandle.of(root)
                        .orElseThrow(() -> new IllegalArgumentException("no process " + root));
        long ticks =
                Stream.concat(Stream.of(handle), handle.descendants())
                        .mapToLong(p -> ticks(p.pid()))
                        .sum();
        return Duration.ofMillis(ticks * TICK_MILLIS);
    }

    /** Waits, a minute at the most, until the tree uses less than a twentieth of a processor. */
    static void awaitRest(long root) throws InterruptedException {
        Instant limit = Instant.now().plus(REST_LIMIT);
        Duration before = cpu(root);
        do {
            Thread.sleep(LOOK);
            Duration now = cpu(root);
            if (now.minus(before).multipliedBy(20).compareTo(LOOK) < 0) {
                return;
            }
            before = now;
        } while (Instant.now().isBefore(limit));
    }

    /** Memory that a process and its descendants hold, shared pages counted for each. */
    static long residentMegabytes(long root) {
        return ProcessHandle.of(root).stream()
                        .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                        .mapToLong(process -> residentKilobytes(process.pid()))
                        .sum()
                / 1024;
    }

    private static long residentKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + pid + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .sum();
        } catch (IOException e) {
            return 0; // it ended between the listing and the reading
        }
    }

    private static long ticks(long pid) {
        try {
            String stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long sum = 0;
            for (int i = UTIME; i <= CSTIME; i++) {
                sum += Long.parseLong(fields[i]);
            }
            return sum;
        } catch (IOException e) {
            return 0; // it ended between the listing and the reading
        }
    }
}
