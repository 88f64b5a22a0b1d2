package org.mailherd.smtp.delivery;

import java.time.Duration;
import java.util.Optional;
import org.mailherd.smtp.convert.Reach;

/**
 * How an attempt went on the wire.
 *
 * @param host the server that was spoken to, by name; empty when none was
 * @param tls how safe the connection was: {@code none}, {@code untrusted}, {@code trusted}, {@code
 *     verified}, {@code sts} or {@code dane}
 * @param cipher protocol version and cipher suite; empty without TLS
 * @param setup from the first DNS question to the end of EHLO, TLS and login; zero on a connection
 *     that was used again
 * @param transmission of envelope and message
 * @param dsnPassed whether the server took over the duty to report (RFC 3461 5.2.2); if not, and
 *     the sender wants to hear of success, a report "relayed" is owed
 * @param conversion to what the message was converted, which a signature does not survive
 */
public record Transfer(
        Optional<String> host,
        String tls,
        String cipher,
        Duration setup,
        Duration transmission,
        boolean dsnPassed,
        Optional<Reach> conversion) {
    /** Nothing was sent anywhere. */
    public static final Transfer NONE =
            new Transfer(
                    Optional.empty(),
                    "none",
                    "",
                    Duration.ZERO,
                    Duration.ZERO,
                    false,
                    Optional.empty());
}
