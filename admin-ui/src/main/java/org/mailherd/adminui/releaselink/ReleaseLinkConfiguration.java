package org.mailherd.adminui.releaselink;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Links into the quarantine. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ReleaseLinkSettings.class)
class ReleaseLinkConfiguration {

    @Bean
    ReleaseLinks releaseLinks(ReleaseLinkSettings settings, Clock clock) {
        return new ReleaseLinks(settings, clock);
    }
}
