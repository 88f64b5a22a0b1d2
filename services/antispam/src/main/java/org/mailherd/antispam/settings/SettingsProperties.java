package org.mailherd.antispam.settings;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where an operator's own settings stand.
 *
 * @param file sections as in Rspamd's {@code settings.conf}; a change counts within two seconds.
 *     Empty: none. It need not exist
 */
@ConfigurationProperties("mailherd.antispam.settings")
record SettingsProperties(@DefaultValue("") String file) {}
