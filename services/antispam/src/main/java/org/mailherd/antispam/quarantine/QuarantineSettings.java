package org.mailherd.antispam.quarantine;

import java.net.URI;
import java.time.Duration;
import org.mailherd.directory.policy.QuarantineCategory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What is kept, and how long; a mailbox or domain may have it otherwise ({@code
 * directory.policy.QuarantineRetention}).
 *
 * @param token the services' secret; without one there is no quarantine
 * @param category what is kept for who has not said otherwise
 * @param keep age at which a message goes
 * @param perMailbox messages; the oldest go
 * @param perMailboxSize of messages together, before they are compressed; the oldest go
 * @param maxSize of a message, before it is compressed; larger ones are not kept
 * @param smtp management address of an smtp process, which takes what is released
 */
@ConfigurationProperties("mailherd.antispam.quarantine")
public record QuarantineSettings(
        @DefaultValue("") String token,
        @DefaultValue("reject") QuarantineCategory category,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("200") int perMailbox,
        @DefaultValue("200MB") DataSize perMailboxSize,
        @DefaultValue("10MB") DataSize maxSize,
        @DefaultValue("http://smtp:8090") URI smtp) {
    private static final int MIN_TOKEN = 16;

    /** What a row takes; MEDIUMBLOB would take more. */
    private static final long MOST_OCTETS = 15L << 20;

    public QuarantineSettings {
        token = token.strip();
        if (!token.isEmpty() && token.length() < MIN_TOKEN) {
            throw new IllegalArgumentException(
                    "mailherd.antispam.quarantine.token must have "
                            + MIN_TOKEN
                            + " characters or more; empty switches the quarantine off");
        }
        if (keep.isNegative()
                || keep.isZero()
                || perMailbox < 1
                || perMailboxSize.toBytes() < 1
                || maxSize.toBytes() < 1
                || maxSize.toBytes() > MOST_OCTETS) {
            throw new IllegalArgumentException(
                    "mailherd.antispam.quarantine: keep, per-mailbox and per-mailbox-size must be more than"
                            + " zero, max-size at most 15MB");
        }
    }

    public boolean on() {
        return !token.isEmpty();
    }

    @Override
    public String toString() {
        return "QuarantineSettings[" + (on() ? "on" : "off") + "]";
    }
}
