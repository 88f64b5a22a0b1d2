package org.mailherd.antispam.learn;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What may be learnt.
 *
 * @param minTokens a message with fewer teaches nothing
 * @param sharedLessons of one mailbox in a day that count for everybody; further ones count for the
 *     mailbox alone, so that nobody teaches all what one wants
 */
@ConfigurationProperties("mailherd.antispam.learn")
record LearnSettings(@DefaultValue("11") int minTokens, @DefaultValue("100") int sharedLessons) {
    /**
     * @throws IllegalArgumentException with what to do
     */
    LearnSettings {
        if (minTokens < 1 || sharedLessons < 0) {
            throw new IllegalArgumentException(
                    "mailherd.antispam.learn: min-tokens must be 1 or more, shared-lessons 0 or more");
        }
    }
}
