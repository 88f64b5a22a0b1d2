package org.mailherd.embedded;

import java.nio.file.Path;

/**
 * What an embedded MariaDB is to be.
 *
 * @param dataDirectory holds the data and the server's log; made when absent, used by one process
 *     at a time
 * @param port on 127.0.0.1; 0 takes a free one
 * @param database made when absent; the user may also make and use databases whose names begin with
 *     this one
 * @param user the only account that can log in over TCP
 * @param password set anew at every start, so the caller's copy is the truth
 */
public record MariaDbSettings(
        Path dataDirectory, int port, String database, String user, String password) {

    public MariaDbSettings {
        dataDirectory = dataDirectory.toAbsolutePath().normalize();
        requireWord("database", database);
        requireWord("user", user);
        requireWord("password", password);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port must be 0..65535, not " + port);
        }
    }

    // These go into the server's init file; a word needs no quoting there.
    private static void requireWord(String what, String value) {
        if (!value.matches("[A-Za-z0-9_-]{1,64}")) {
            throw new IllegalArgumentException(what + " may hold only letters, digits, _ and -");
        }
    }
}
