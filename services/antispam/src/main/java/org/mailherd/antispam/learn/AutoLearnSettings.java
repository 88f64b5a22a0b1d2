package org.mailherd.antispam.learn;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is learnt without a person.
 *
 * @param spam score, without what was learnt, from which a message is a lesson in spam
 * @param ham score, without what was learnt, down from which it is one in ham
 * @param perHour lessons of each kind at most
 */
@ConfigurationProperties("mailherd.antispam.autolearn")
record AutoLearnSettings(
        @DefaultValue("false") boolean enabled,
        @DefaultValue("12") double spam,
        @DefaultValue("-1") double ham,
        @DefaultValue("30") int perHour) {
    /**
     * @throws IllegalArgumentException with what to do
     */
    AutoLearnSettings {
        if (spam < 8 || ham > 0 || perHour < 1) {
            throw new IllegalArgumentException(
                    "mailherd.antispam.autolearn: spam must be 8 or more, ham 0 or less, per-hour 1 or more");
        }
    }
}
