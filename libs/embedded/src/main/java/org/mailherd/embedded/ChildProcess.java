package org.mailherd.embedded;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * A server that never outlives this JVM.
 *
 * <p>Between the two stands a shell that reads a pipe from the JVM. When the pipe ends, because
 * {@link #stop} closed it or because the JVM was killed with -9, the shell sends TERM to the
 * server. The terminal's Ctrl-C does not reach the server by itself: it stops when the JVM says so,
 * after those who still use it.
 */
final class ChildProcess {

    // $1 is the pid file, the rest is the command. A signal to the whole process group must not end
    // the keeper before
    // the server; the reader must not hold fd 3 open in the server.
    private static final String KEEPER =
            """
            trap : INT HUP TERM
            exec 3<&0 </dev/null
            pidfile=$1
            shift
            if command -v setsid >/dev/null 2>&1; then
              setsid "$@" 3<&- &
            else
              "$@" 3<&- &
            fi
            server=$!
            echo "$server" >"$pidfile"
            (trap '' INT HUP TERM; read -r _ <&3; kill -TERM "$server" 2>/dev/null) &
            reader=$!
            while kill -0 "$server" 2>/dev/null; do
              wait "$server"
              status=$?
            done
            kill -KILL "$reader" 2>/dev/null
            exit "$status"
            """;

    private static final int LOG_TAIL = 15;
    private static final Duration PAUSE = Duration.ofMillis(50);

    private final String name;
    private final Process keeper;
    private final DataDirectory data;
    private final Path log;

    private ChildProcess(String name, Process keeper, DataDirectory data, Path log) {
        this.name = name;
        this.keeper = keeper;
        this.data = data;
        this.log = log;
    }

    /** Starts the command in the data directory; its output goes to a new log file there. */
    static ChildProcess start(String name, List<String> command, DataDirectory data, String logFile)
            throws IOException {
        Path log = data.path().resolve(logFile);
        List<String> kept =
                new ArrayList<>(
                        List.of("/bin/sh", "-c", KEEPER, "keeper", data.pidFile().toString()));
        kept.addAll(command);
        Process keeper =
                new ProcessBuilder(kept)
                        .directory(data.path().toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
        return new ChildProcess(name, keeper, data, log);
    }

    /**
     * Returns as soon as the probe says yes.
     *
     * @throws EmbeddedServerException with the end of the log, when the server ends or the limit
     *     passes first
     */
    void awaitReady(Duration limit, BooleanSupplier probe) {
        long end = System.nanoTime() + limit.toNanos();
        while (!probe.getAsBoolean()) {
            if (hasEndedWithin(PAUSE)) {
                throw new EmbeddedServerException(
                        name + " ended while it started. Its log says:\n" + logTail());
            }
            if (System.nanoTime() > end) {
                stop(limit);
                throw new EmbeddedServerException(
                        "%s did not answer within %d s. Its log says:%n%s"
                                .formatted(name, limit.toSeconds(), logTail()));
            }
        }
        try {
            rememberServer();
        } catch (IOException e) {
            stop(limit);
            throw new EmbeddedServerException("Cannot write " + data.pidFile() + ": " + e, e);
        }
    }

    boolean isAlive() {
        return keeper.isAlive();
    }

    /** Asks the server to stop, waits for its end, and kills it when the limit passes. */
    void stop(Duration limit) {
        List<ProcessHandle> all = keeper.descendants().toList();
        try {
            keeper.getOutputStream().close();
        } catch (IOException e) {
            // The keeper is gone already: nothing listens on the pipe.
        }
        if (!hasEndedWithin(limit)) {
            all.forEach(ProcessHandle::destroyForcibly);
            keeper.destroyForcibly();
            hasEndedWithin(limit);
        }
    }

    private void rememberServer() throws IOException {
        long pid = Long.parseLong(Files.readString(data.pidFile()).strip());
        ProcessHandle server =
                ProcessHandle.of(pid)
                        .orElseThrow(() ->
                                new EmbeddedServerException(
                                        name + " ended at once:\n" + logTail()));
        data.remember(server);
    }

    private boolean hasEndedWithin(Duration limit) {
        try {
            return keeper.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            keeper.destroyForcibly();
            throw new EmbeddedServerException(
                    "Interrupted while " + name + " started or stopped.", e);
        }
    }

    private String logTail() {
        try {
            List<String> lines = Files.readAllLines(log);
            return String.join(
                    "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL), lines.size()));
        } catch (IOException e) {
            return "(" + log + " cannot be read: " + e + ")";
        }
    }
}
