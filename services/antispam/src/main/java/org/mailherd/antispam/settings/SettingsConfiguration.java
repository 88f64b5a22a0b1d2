package org.mailherd.antispam.settings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Where the settings and the marks of the actions stand. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties({SettingsProperties.class, ActionsProperties.class})
class SettingsConfiguration {}
