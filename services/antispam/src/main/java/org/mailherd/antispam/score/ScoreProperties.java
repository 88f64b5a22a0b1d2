package org.mailherd.antispam.score;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an operator's own weights stand.
 *
 * @param file lines such as {@code R_SPF_FAIL = 4.5} or {@code SUBJ_ALL_CAPS = off}; a change
 *     counts within two seconds. Empty: none. It need not exist
 */
@ConfigurationProperties("mailherd.antispam.scores")
record ScoreProperties(@DefaultValue("") String file) {}
