package org.mailherd.tests.ratelimit;

import java.time.Clock;
import java.time.Instant;
import org.mailherd.antispam.AntispamService;
import org.mailherd.testsupport.ManualClock;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/** The whole service, at the time of {@link #CLOCK}. */
@Configuration(proxyBeanMethods = false)
@Import(AntispamService.class)
class TimedAntispam {
    static final ManualClock CLOCK = ManualClock.at(Instant.now());

    @Bean
    @Primary
    Clock clockOfTheTest() {
        return CLOCK;
    }
}
