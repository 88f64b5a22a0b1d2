package org.mailherd.embedded;

import java.nio.file.Path;

/**
 * What an embedded Redis is to be.
 *
 * @param dataDirectory holds the append-only file and the server's log; made when absent, used by
 *     one process at a time
 * @param port on 127.0.0.1; 0 takes a free one
 * @param password asked of every client
 */
public record RedisSettings(Path dataDirectory, int port, String password) {

    public RedisSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        if (!password.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException("password may hold only letters, digits, _ and -");
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0..65535, not " + port);
        }
    }
}
