package org.mailherd.antispam.bayes;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * The statistical filter.
 *
 * @param enabled whether it learns and judges
 * @param minLearns messages of each class without which nothing is judged by them
 * @param spamWeight of BAYES_SPAM at a chance of one, after many lessons
 * @param hamWeight of BAYES_HAM at a chance of nought, after many lessons, below zero
 * @param snapshotInterval between two copies of what changed to the database
 */
@ConfigurationProperties("mailherd.antispam.bayes")
public record BayesSettings(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("20") int minLearns,
        @DefaultValue("10") double spamWeight,
        @DefaultValue("-4") double hamWeight,
        @DefaultValue("1h") Duration snapshotInterval) {
    /**
     * @throws IllegalArgumentException with what to do
     */
    public BayesSettings {
        if (minLearns < 1 || spamWeight < 0 || hamWeight > 0 || snapshotInterval.toSeconds() < 1) {
            throw new IllegalArgumentException(
                    "mailherd.antispam.bayes: min-learns must be 1 or more, spam-weight 0 or more,"
                            + " ham-weight 0 or less, snapshot-interval 1s or more");
        }
    }
}
