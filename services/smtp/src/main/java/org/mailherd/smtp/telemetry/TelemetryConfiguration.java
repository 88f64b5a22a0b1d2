package org.mailherd.smtp.telemetry;

import io.micrometer.core.instrument.MeterRegistry;
import java.time.Clock;
import javax.sql.DataSource;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * The journey ends after the server has stopped, for beans go after lifecycles: so the last steps
 * are written.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(JourneySettings.class)
class TelemetryConfiguration {
    @Bean
    JourneyKeeper journeyKeeper(
            JourneySettings settings, DataSource source, MeterRegistry registry, Clock clock) {
        return new JourneyKeeper(settings, source, registry, clock);
    }

    @Bean
    Telemetry telemetry(JourneyKeeper keeper, MeterRegistry registry) {
        return new Telemetry(keeper.journey(), new SmtpMeters(registry));
    }
}
