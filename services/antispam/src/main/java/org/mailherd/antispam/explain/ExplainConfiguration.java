package org.mailherd.antispam.explain;

import java.time.Clock;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;

@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ExplainSettings.class)
class ExplainConfiguration {
    @Bean
    VerdictStore verdictStore(JdbcTemplate jdbc) {
        return new VerdictStore(jdbc);
    }

    @Bean
    VerdictLog verdictLog(VerdictStore store, ExplainSettings settings, Clock clock) {
        return new VerdictLog(store, settings.keep(), clock);
    }
}
