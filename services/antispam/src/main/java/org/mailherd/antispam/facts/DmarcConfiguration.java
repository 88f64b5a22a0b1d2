package org.mailherd.antispam.facts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** The settings of DMARC. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DmarcSettings.class)
class DmarcConfiguration {}
