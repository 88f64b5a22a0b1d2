package org.mailherd.antispam;

import java.time.Duration;
import java.util.List;
import org.mailherd.antispam.message.AddressBlock;
import org.mailherd.antispam.verdict.Thresholds;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of antispam.
 *
 * @param port of the HTTP protocol; not for the public. 0 takes any free one
 * @param maxMessageSize larger messages are refused; above what smtp takes, or its mail would wait
 *     for ever
 * @param timeLimit for one scan, reading included; then the mail server tries again later
 * @param concurrentScans at one time, each of at most 2 MiB; further ones wait within their time
 *     limit
 * @param dns limits of what one message may ask
 * @param thresholds score at which an action begins
 * @param greylistDelay how long an unknown sender of doubtful mail waits; 0 switches greylisting
 *     off
 * @param trustedNetworks clients whose address says nothing about the sender: no SPF, no host name
 *     checks, no greylisting
 */
@ConfigurationProperties("mailherd.antispam")
public record AntispamProperties(
        @DefaultValue("21334") int port,
        @DefaultValue("110MB") DataSize maxMessageSize,
        @DefaultValue("8s") Duration timeLimit,
        @DefaultValue("32") int concurrentScans,
        @DefaultValue DnsLimits dns,
        @DefaultValue Thresholds thresholds,
        @DefaultValue("5m") Duration greylistDelay,
        @DefaultValue({"127.0.0.0/8", "::1/128"}) List<String> trustedNetworks) {

    public AntispamProperties {
        if (timeLimit.isNegative()
                || timeLimit.isZero()
                || concurrentScans < 1
                || maxMessageSize.toBytes() < 1) {
            throw new IllegalArgumentException(
                    "mailherd.antispam: time-limit, concurrent-scans and max-message-size must be more than zero");
        }
        trustedNetworks.forEach(AddressBlock::parse);
    }

    /**
     * @param timeout for one question
     * @param questions for one message; SPF alone may need 111 (RFC 7208 4.6.4)
     * @param cached whether we keep answers beside the resolver, which does so anyway
     */
    public record DnsLimits(
            @DefaultValue("2s") Duration timeout,
            @DefaultValue("150") int questions,
            @DefaultValue("false") boolean cached) {}

    boolean greylists() {
        return !greylistDelay.isZero();
    }
}
