package org.mailherd.testsupport;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * One service in a JVM of its own, from the jars that {@code standalone} has gathered: for tests
 * that kill it, and for measuring it alone.
 */
public final class ServiceProcess implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(120);
    private static final Duration LOOK = Duration.ofMillis(50);

    private final Process process;
    private final Path log;

    private ServiceProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * What to start.
     *
     * @param mainClass such as {@code org.mailherd.smtp.SmtpService}
     * @param jars the folder with every jar
     * @param jvmOptions such as {@code -Xmx256m}
     * @param settings properties that win over the service's own file
     * @param log takes what it prints, appended
     */
    public record Recipe(
            String mainClass,
            Path jars,
            List<String> jvmOptions,
            Map<String, ?> settings,
            Path log) {}

    /**
     * Starts it and returns when the port answers.
     *
     * @param port on loopback, opened by the service last
     * @throws IOException with the log's name, when it ends or takes too long
     */
    public static ServiceProcess start(Recipe recipe, int port) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(recipe.jvmOptions());
        command.addAll(List.of("-cp", recipe.jars() + "/*", recipe.mainClass()));
        recipe.settings().forEach((name, value) -> command.add("--" + name + "=" + value));
        Process process =
                new ProcessBuilder(command)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.appendTo(recipe.log().toFile()))
                        .start();
        // It must not outlive a test or a measurement that is cut short.
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
        ServiceProcess service = new ServiceProcess(process, recipe.log());
        service.awaitPort(port);
        return service;
    }

    public long pid() {
        return process.pid();
    }

    /** What a power cut does to the JVM: no word to anybody. */
    public void kill() throws InterruptedException {
        process.destroyForcibly().waitFor();
    }

    /** Asks it to stop, and kills it when it does not. */
    @Override
    public void close() throws InterruptedException {
        process.destroy();
        if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
            kill();
            throw new IllegalStateException("it did not stop within " + STOP_LIMIT + ": " + log);
        }
    }

    private void awaitPort(int port) throws IOException {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        while (!answers(port)) {
            if (hasEndedWithin(LOOK)) {
                throw new IOException("it ended while it started:\n" + Files.readString(log));
            }
            if (System.nanoTime() > end) {
                process.destroyForcibly();
                throw new IOException("no answer within " + START_LIMIT + ": see " + log);
            }
        }
    }

    private boolean hasEndedWithin(Duration limit) throws IOException {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroyForcibly();
            throw new IOException("interrupted while it started", e);
        }
    }

    private static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), 1000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }
}
