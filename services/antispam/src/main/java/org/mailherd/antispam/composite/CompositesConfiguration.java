package org.mailherd.antispam.composite;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Reads the operator's composites. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(CompositesProperties.class)
class CompositesConfiguration {

    @Bean
    Composites composites(CompositesProperties settings) {
        return Composites.of(settings);
    }
}
