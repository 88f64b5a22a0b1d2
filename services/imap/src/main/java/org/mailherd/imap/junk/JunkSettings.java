package org.mailherd.imap.junk;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the spam filter is taught.
 *
 * @param antispamUrl of the scanner, without path; empty: lessons are dropped
 * @param password that the scanner asks for before it learns; empty where it asks for none
 * @param interval between two looks for lessons
 * @param quiet how long a message must not have been moved again
 * @param patience how long a scanner that is away is asked again
 * @param timeout of one lesson
 */
@ConfigurationProperties("mailherd.junk")
record JunkSettings(
        @DefaultValue("http://antispam:21334") String antispamUrl,
        @DefaultValue("") String password,
        @DefaultValue("10s") Duration interval,
        @DefaultValue("30s") Duration quiet,
        @DefaultValue("1d") Duration patience,
        @DefaultValue("30s") Duration timeout) {
    /**
     * @throws IllegalArgumentException with what to do
     */
    JunkSettings {
        password = password.strip();
        if (interval.toMillis() < 10 || quiet.isNegative() || timeout.toMillis() < 1) {
            throw new IllegalArgumentException(
                    "mailherd.junk: interval must be 10ms or more, quiet 0 or more, timeout positive");
        }
    }
}
