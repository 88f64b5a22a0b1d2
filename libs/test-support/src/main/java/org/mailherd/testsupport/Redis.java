package org.mailherd.testsupport;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.mailherd.embedded.EmbeddedRedis;
import org.mailherd.embedded.RedisSettings;

/**
 * A real Redis; one server serves all tests of a JVM and ends with it.
 *
 * @param host the loopback address
 * @param port where it listens
 * @param password asked of every client
 */
public record Redis(String host, int port, String password) {

    private static @Nullable EmbeddedRedis server;

    /** The server, emptied of all keys. */
    public static Redis fresh() {
        EmbeddedRedis running = server();
        Redis redis = new Redis("127.0.0.1", running.port(), running.password());
        redis.flush();
        return redis;
    }

    private void flush() {
        try (Socket socket = new Socket(host, port)) {
            String request = "AUTH " + password + "\r\nFLUSHALL\r\nQUIT\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            socket.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static synchronized EmbeddedRedis server() {
        EmbeddedRedis running = server;
        if (running == null) {
            Path folder = TestFolders.forThisJvm("redis");
            running = EmbeddedRedis.start(new RedisSettings(folder, 0, "test"));
            TestFolders.closeAtExit(running, folder);
            server = running;
        }
        return running;
    }
}
