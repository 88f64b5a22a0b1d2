package org.mailherd.antispam.composite;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Where the composites stand. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CompositesProperties.class)
class CompositesConfiguration {}
