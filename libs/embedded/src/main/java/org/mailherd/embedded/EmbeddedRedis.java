package org.mailherd.embedded;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * A Redis server as a child process, on 127.0.0.1 only, with a password and an append-only file.
 */
public final class EmbeddedRedis implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(30);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(15);
    private static final int ANSWER_MILLIS = 1_000;

    private final RedisSettings settings;
    private final int port;
    private final DataDirectory data;
    private final ChildProcess child;

    private EmbeddedRedis(
            RedisSettings settings, int port, DataDirectory data, ChildProcess child) {
        this.settings = settings;
        this.port = port;
        this.data = data;
        this.child = child;
    }

    /**
     * Starts the server and returns when it answers, well under a second.
     *
     * @throws EmbeddedServerException with what is wrong and what to do
     */
    public static EmbeddedRedis start(RedisSettings settings) {
        Path binary = RedisBinary.find();
        DataDirectory data = DataDirectory.take(settings.dataDirectory());
        try {
            int port = LoopbackPorts.freeOr(settings.port());
            Path configuration = writeConfiguration(settings, port);
            List<String> command = List.of(binary.toString(), configuration.toString());
            ChildProcess child = ChildProcess.start("Redis", command, data, "redis.log");
            EmbeddedRedis server = new EmbeddedRedis(settings, port, data, child);
            child.awaitReady(START_LIMIT, server::answersPing);
            return server;
        } catch (IOException e) {
            data.close();
            throw new EmbeddedServerException(
                    "Redis did not start in " + settings.dataDirectory() + ": " + e, e);
        } catch (RuntimeException e) {
            data.close();
            throw e;
        }
    }

    /** The port on 127.0.0.1. */
    public int port() {
        return port;
    }

    public String password() {
        return settings.password();
    }

    /** Whether the child still runs. */
    public boolean isRunning() {
        return child.isAlive();
    }

    /** Shuts the server down cleanly and waits for its end. */
    @Override
    public void close() {
        child.stop(STOP_LIMIT);
        data.close();
    }

    // A file, since a password on the command line is for every account of the machine to read.
    private static Path writeConfiguration(RedisSettings settings, int port) throws IOException {
        String text =
                """
                bind 127.0.0.1
                port %d
                requirepass %s
                dir "%s"
                appendonly yes
                appendfsync everysec
                save ""
                daemonize no
                """
                        .formatted(port, settings.password(), settings.dataDirectory());
        return PrivateFile.write(settings.dataDirectory().resolve("redis.conf"), text);
    }

    private boolean answersPing() {
        try (Socket socket = new Socket()) {
            socket.connect(
                    new InetSocketAddress(InetAddress.getLoopbackAddress(), port), ANSWER_MILLIS);
            socket.setSoTimeout(ANSWER_MILLIS);
            String request = "AUTH " + settings.password() + "\r\nPING\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            BufferedReader answers =
                    new BufferedReader(
                            new InputStreamReader(
                                    socket.getInputStream(), StandardCharsets.US_ASCII));
            return "+OK".equals(answers.readLine()) && "+PONG".equals(answers.readLine());
        } catch (IOException e) {
            return false;
        }
    }
}
