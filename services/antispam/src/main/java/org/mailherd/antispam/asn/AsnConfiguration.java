package org.mailherd.antispam.asn;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Autonomous systems. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(AsnSettings.class)
class AsnConfiguration {

    @Bean
    AsnFile asnFile(AsnSettings settings) {
        return new AsnFile(settings.file());
    }
}
