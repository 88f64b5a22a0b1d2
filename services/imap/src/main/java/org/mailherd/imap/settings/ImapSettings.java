package org.mailherd.imap.settings;

import java.time.Duration;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * @param port for clients that start in clear text and may switch to TLS
 * @param tlsPort for clients that start with TLS
 * @param plaintextLogin whether a password may cross the wire without TLS: only where no stranger
 *     can listen, such as inside the Compose network; left out, it may on loopback
 * @param maxConnections on each port; left out, as many as fit into the heap ({@link
 *     ConnectionBudget})
 * @param idleTimeout after which a silent client is disconnected; RFC 3501 5.4 asks for 30 minutes
 * @param loginTimeout within which a connection has to log in
 * @param maxCompressed connections that may use COMPRESS at a time: each holds about 300 KiB
 *     outside of the heap
 * @param appendLimit largest message a client may append
 */
@ConfigurationProperties("mailherd.imap")
public record ImapSettings(
        @DefaultValue("2143") int port,
        @DefaultValue("2993") int tlsPort,
        @Nullable Boolean plaintextLogin,
        @Nullable Integer maxConnections,
        @DefaultValue("30m") Duration idleTimeout,
        @DefaultValue("2m") Duration loginTimeout,
        @DefaultValue("512") int maxCompressed,
        @DefaultValue("100MB") DataSize appendLimit) {

    public ImapSettings {
        require(port >= 0 && port < 65536, "port", "must be a TCP port");
        require(tlsPort >= 0 && tlsPort < 65536, "tls-port", "must be a TCP port");
        require(
                maxConnections == null || maxConnections > 0,
                "max-connections",
                "must be at least 1");
        require(idleTimeout.toMinutes() >= 1, "idle-timeout", "must be at least 1m; 30m is usual");
        require(loginTimeout.toSeconds() >= 1, "login-timeout", "must be at least 1s");
        require(maxCompressed >= 0, "max-compressed", "must not be negative");
        require(appendLimit.toBytes() > 0, "append-limit", "must be positive, such as 100MB");
    }

    /** What the operator allows on each port. */
    public OptionalInt connections() {
        return maxConnections == null ? OptionalInt.empty() : OptionalInt.of(maxConnections);
    }

    /** Whether passwords are taken without TLS when the port is bound to this address. */
    public boolean takesPlaintextLogin(String bindAddress) {
        return plaintextLogin == null ? isLoopback(bindAddress) : plaintextLogin;
    }

    private static boolean isLoopback(String address) {
        return address.startsWith("127.") || address.equals("::1") || address.equals("localhost");
    }

    private static void require(boolean good, String name, String remedy) {
        if (!good) {
            throw new IllegalArgumentException("mailherd.imap." + name + " " + remedy);
        }
    }
}
