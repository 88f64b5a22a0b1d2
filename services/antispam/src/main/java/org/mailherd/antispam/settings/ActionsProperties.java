package org.mailherd.antispam.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an operator's own scores of the actions stand.
 *
 * @param file lines such as {@code reject = 12} and {@code greylist = null}; a change counts within
 *     two seconds. Empty: none. It need not exist
 */
@ConfigurationProperties("mailherd.antispam.actions")
record ActionsProperties(@DefaultValue("") String file) {}
