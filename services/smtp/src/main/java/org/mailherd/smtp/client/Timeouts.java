package org.mailherd.smtp.client;

import java.time.Duration;

/**
 * How long a server may take.
 *
 * @param connect until TCP stands
 * @param greeting for the first reply
 * @param command for a reply to a command, and for the TLS handshake
 * @param block until it takes a block of data
 * @param end for the reply after the last octet
 * @param whole for one message, whatever the steps took
 */
public record Timeouts(
        Duration connect,
        Duration greeting,
        Duration command,
        Duration block,
        Duration end,
        Duration whole) {
    /** RFC 5321 4.5.3.2, where the server is on the internet. */
    public static final Timeouts RFC5321 =
            new Timeouts(
                    Duration.ofSeconds(30),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(5),
                    Duration.ofMinutes(3),
                    Duration.ofMinutes(10),
                    Duration.ofMinutes(30));

    public Timeouts withConnect(Duration other) {
        return new Timeouts(other, greeting, command, block, end, whole);
    }

    public Timeouts withWhole(Duration other) {
        return new Timeouts(connect, greeting, command, block, end, other);
    }
}
