package org.mailherd.testsupport;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Runs Jazzer, the coverage-guided fuzzer, in a JVM of its own over a class that has {@code public
 * static void fuzzerTestOneInput(byte[])}; whatever that method throws is a finding.
 */
public final class Fuzzing {

    /** Seconds for each target; minutes in CI, hours by hand. */
    private static final Duration TIME = Duration.ofSeconds(Long.getLong("fuzz.seconds", 20));

    private static final int LONGEST_INPUT = 8192;

    private Fuzzing() {}

    /**
     * Fuzzes for the time that {@code -Dfuzz.seconds} says.
     *
     * @param target the class to run
     * @param seeds inputs to begin from
     * @throws AssertionError with the fuzzer's report, when it has found something
     */
    public static void run(Class<?> target, List<String> seeds)
            throws IOException, InterruptedException {
        Path folder = Path.of("target", "fuzz", target.getSimpleName()).toAbsolutePath();
        Path corpus = Files.createDirectories(folder.resolve("corpus"));
        for (int i = 0; i < seeds.size(); i++) {
            Files.writeString(
                    corpus.resolve("seed-" + i), seeds.get(i), StandardCharsets.ISO_8859_1);
        }
        Path report = folder.resolve("report.txt");
        Process fuzzer =
                new ProcessBuilder(command(target, corpus))
                        .directory(folder.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(report.toFile())
                        .start();
        if (fuzzer.waitFor() != 0) {
            throw new AssertionError(tail(report));
        }
    }

    private static List<String> command(Class<?> target, Path corpus) {
        String classPath =
                System.getProperty(
                        "surefire.test.class.path", System.getProperty("java.class.path"));
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "-cp",
                classPath,
                "com.code_intelligence.jazzer.Jazzer",
                "--target_class=" + target.getName(),
                "--instrumentation_includes=org.mailherd.**",
                corpus.toString(),
                "-max_len=" + LONGEST_INPUT,
                "-timeout=10",
                "-max_total_time=" + TIME.toSeconds());
    }

    private static String tail(Path report) throws IOException {
        List<String> lines = Files.readAllLines(report, StandardCharsets.ISO_8859_1);
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 60), lines.size()));
    }
}
