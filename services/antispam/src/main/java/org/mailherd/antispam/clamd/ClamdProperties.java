package org.mailherd.antispam.clamd;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the virus scanner.
 *
 * @param address {@code HOST:PORT} or {@code unix:/path}; empty: there is none
 * @param whenDown what happens to mail while it does not answer
 * @param maxSize of one message's parts together; the rest is not scanned, and marked so. Not above
 *     clamd's own StreamMaxLength
 * @param timeout for one message; below half of the scan's limit
 * @param connections at one time; further messages wait within their timeout. Not above clamd's
 *     MaxThreads
 */
@ConfigurationProperties("mailherd.antispam.clamd")
public record ClamdProperties(
        @DefaultValue("") String address,
        @DefaultValue("accept") WhenDown whenDown,
        @DefaultValue("24MB") DataSize maxSize,
        @DefaultValue("3s") Duration timeout,
        @DefaultValue("4") int connections) {

    /** Mail while clamd is down. */
    public enum WhenDown {
        /** It waits at the sender's (4xx) until clamd is back. */
        DEFER,
        /** It passes with the symbol CLAM_VIRUS_FAIL. */
        ACCEPT
    }

    public ClamdProperties {
        ClamdAddress.parse(address);
        if (connections < 1 || timeout.isNegative() || timeout.isZero() || maxSize.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "mailherd.antispam.clamd: connections, timeout and max-size must be more than zero");
        }
    }
}
