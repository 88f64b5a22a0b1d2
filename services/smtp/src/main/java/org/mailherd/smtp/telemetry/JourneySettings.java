package org.mailherd.smtp.telemetry;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The record of each message's way.
 *
 * @param enabled whether it is kept at all
 * @param keep age at which steps are removed
 * @param buffer steps held in memory while MariaDB does not answer; more are dropped and counted
 * @param delay longest wait of a step for its batch
 */
@ConfigurationProperties("mailherd.smtp.journey")
public record JourneySettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("30d") Duration keep,
        @DefaultValue("20000") int buffer,
        @DefaultValue("200ms") Duration delay) {

    public JourneySettings {
        if (keep.compareTo(Duration.ofHours(1)) < 0) {
            throw new IllegalArgumentException(
                    "mailherd.smtp.journey.keep must be 1h or more; to keep nothing set enabled to false");
        }
        if (buffer < 500 || delay.isNegative() || delay.isZero()) {
            throw new IllegalArgumentException(
                    "mailherd.smtp.journey: buffer must be 500 or more and delay positive");
        }
    }
}
