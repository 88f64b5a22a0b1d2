package org.mailherd.tests.stack;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.mailherd.standalone.options.DemoPort;

/** The stack in a JVM of its own, with the jars and flags that {@code demo.sh} uses. */
public final class Demo implements Stack, AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(120);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);
    private static final int FIRST_OFFSET = 3_000;
    private static final int OFFSET_STEP = 50;

    private final Process process;
    private final int offset;
    private final List<String> output;

    private Demo(Process process, int offset, List<String> output) {
        this.process = process;
        this.offset = offset;
        this.output = output;
    }

    /**
     * Starts with the data in the folder, on ports that are free, and returns when it says that it
     * is ready.
     */
    public static Demo start(Path data, String... options) throws IOException {
        return start(data, freeOffset(), options);
    }

    /** Starts on the ports of an earlier run. */
    public static Demo start(Path data, int offset, String... options) throws IOException {
        return start(data, offset, Map.of(), options);
    }

    /** Starts with more in its environment, such as {@code OUTBOUND_PORT}. */
    public static Demo start(
            Path data, int offset, Map<String, String> environment, String... options)
            throws IOException {
        Process process = launch(data, offset, environment, options);
        List<String> output = new ArrayList<>();
        Thread limit = killAfter(process, START_LIMIT);
        // Not closed: the server would write its last lines into a broken pipe.
        BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
        String line = lines.readLine();
        while (line != null) {
            output.add(line);
            if (line.startsWith("ready in ")) {
                limit.interrupt();
                Thread.ofVirtual().start(() -> lines.lines().forEach(_ -> {}));
                return new Demo(process, offset, List.copyOf(output));
            }
            line = lines.readLine();
        }
        limit.interrupt();
        throw new IOException(
                "the stack did not start:\n" + String.join("\n", output) + "\n" + logOf(data));
    }

    /** Runs it where it cannot start, and hands back what it said and the exit code. */
    public static Refusal refused(Path data, int offset, String... options) throws Exception {
        Process process = launch(data, offset, Map.of(), options);
        Thread limit = killAfter(process, START_LIMIT);
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        int code = process.waitFor();
        limit.interrupt();
        return new Refusal(code, said);
    }

    @Override
    public int port(DemoPort port) {
        return port.number(offset);
    }

    public int offset() {
        return offset;
    }

    /** What it printed up to and with the line that begins with "ready". */
    public List<String> output() {
        return output;
    }

    /** The processes it has started and that run now. */
    public List<ProcessHandle> children() {
        return process.descendants().toList();
    }

    /** What a power cut does to the JVM: no word to anybody. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** What Ctrl-C does. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new IllegalStateException("the stack did not stop within " + STOP_LIMIT);
        }
    }

    private static Process launch(
            Path data, int offset, Map<String, String> environment, String... options)
            throws IOException {
        Path standalone = Path.of("..", "standalone").toAbsolutePath().normalize();
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "@" + standalone.resolve("jvm.options"),
                                "-cp",
                                standalone.resolve("target/app") + "/*",
                                "org.mailherd.standalone.StandaloneServer",
                                "--data",
                                data.toString(),
                                "--port-offset",
                                String.valueOf(offset)));
        command.addAll(List.of(options));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static Thread killAfter(Process process, Duration limit) {
        return Thread.ofVirtual()
                .start(() -> {
                    try {
                        if (!process.waitFor(limit.toSeconds(), TimeUnit.SECONDS)) {
                            process.destroyForcibly();
                        }
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                });
    }

    /** A {@code --port-offset} that no one uses now. */
    public static int freeOffset() {
        // Each JVM begins elsewhere, so that two builds on one machine seldom try the same; below
        // the
        // ports that the kernel gives to clients, which may take one between the look and the
        // start.
        int begin = FIRST_OFFSET + (int) (ProcessHandle.current().pid() % 100) * OFFSET_STEP;
        return Stream.iterate(begin, offset -> offset + OFFSET_STEP)
                .filter(offset ->
                        Stream.of(DemoPort.values()).allMatch(port -> isFree(port.number(offset))))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try (ServerSocket _ = new ServerSocket(port)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String logOf(Path data) throws IOException {
        Path log = data.resolve("log/mailherd.log");
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /**
     * A start that was refused.
     *
     * @param exitCode of the process
     * @param said all it printed
     */
    public record Refusal(int exitCode, String said) {}
}
