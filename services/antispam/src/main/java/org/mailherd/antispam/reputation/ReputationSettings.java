package org.mailherd.antispam.reputation;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * @param enabled whether the past counts
 * @param halfLife after which a message counts half
 * @param least so many messages, faded as they are, before anything is said
 * @param networkWeight the most that the client's network adds; a third of it at most is taken off
 * @param systemWeight the most that the autonomous system of the network adds, where it is known; a
 *     third of it at most is taken off
 * @param senderWeight the most that a proven sender and its domain add; half of it at most is taken
 *     off
 */
@ConfigurationProperties("mailherd.antispam.reputation")
public record ReputationSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("14d") Duration halfLife,
        @DefaultValue("5") int least,
        @DefaultValue("3") double networkWeight,
        @DefaultValue("1") double systemWeight,
        @DefaultValue("3") double senderWeight) {

    public ReputationSettings {
        if (!halfLife.isPositive()
                || least < 2
                || networkWeight < 0
                || systemWeight < 0
                || senderWeight < 0) {
            throw new IllegalArgumentException(
                    "mailherd.antispam.reputation: half-life must be more than zero, least at least 2 (no single"
                            + " message may decide), the weights not negative");
        }
    }
}
