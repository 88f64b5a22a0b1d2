package org.mailherd.antispam.settings;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of the settings. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(SettingsProperties.class)
class SettingsConfiguration {}
