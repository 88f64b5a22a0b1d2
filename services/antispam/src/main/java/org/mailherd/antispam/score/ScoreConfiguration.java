package org.mailherd.antispam.score;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/** Settings of the scores. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ScoreProperties.class)
class ScoreConfiguration {}
