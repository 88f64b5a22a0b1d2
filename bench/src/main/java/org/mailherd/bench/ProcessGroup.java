package org.mailherd.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Process trees that serve together, such as a filter and the Redis it asks. */
record ProcessGroup(List<Long> roots) {
    private static final int TICK_MILLIS = 10;

    /**
     * @param pids with plus signs between them
     */
    static ProcessGroup parse(String pids) {
        return new ProcessGroup(Arrays.stream(pids.split("\\+")).map(Long::valueOf).toList());
    }

    Duration cpu() {
        return roots.stream().map(ProcessTree::cpu).reduce(Duration.ZERO, Duration::plus);
    }

    void awaitRest() throws InterruptedException {
        for (long root : roots) {
            ProcessTree.awaitRest(root);
        }
    }

    long residentMegabytes() {
        return roots.stream().mapToLong(ProcessTree::residentMegabytes).sum();
    }

    /** Milliseconds of processor time by the processes' names; of what still runs. */
    Map<String, Long> byProcess() {
        Map<String, Long> all = new TreeMap<>();
        processes().forEach(pid -> add(all, Path.of("/proc/" + pid)));
        return all;
    }

    /** By the names of the threads, without their numbers; of those that still run. */
    Map<String, Long> byThread() {
        Map<String, Long> all = new TreeMap<>();
        for (long pid : processes()) {
            try (Stream<Path> tasks = Files.list(Path.of("/proc/" + pid + "/task"))) {
                tasks.forEach(task -> add(all, task));
            } catch (IOException e) {
                // it ended between the listing and the reading
            }
        }
        return all;
    }

    private List<Long> processes() {
        return roots.stream()
                .flatMap(root -> ProcessHandle.of(root).stream())
                .flatMap(handle -> Stream.concat(Stream.of(handle), handle.descendants()))
                .map(ProcessHandle::pid)
                .toList();
    }

    private static void add(Map<String, Long> all, Path task) {
        try {
            String stat = Files.readString(task.resolve("stat"));
            int close = stat.lastIndexOf(')');
            String name = stat.substring(stat.indexOf('(') + 1, close);
            String[] fields = stat.substring(close + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            all.merge(name.replaceAll("[-#0-9]+$", ""), ticks * TICK_MILLIS, Long::sum);
        } catch (IOException e) {
            // it ended between the listing and the reading
        }
    }
}
