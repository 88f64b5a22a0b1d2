package org.mailherd.smtp.management;

import java.time.Clock;
import javax.sql.DataSource;
import org.mailherd.mailqueue.control.QueueControl;
import org.mailherd.mailqueue.journey.JourneySearch;
import org.mailherd.mailqueue.view.QueueBrowser;
import org.mailherd.mailqueue.view.QueueView;
import org.mailherd.platform.health.ManagementEndpoint;
import org.mailherd.smtp.telemetry.Telemetry;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The endpoints on the management port. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ManagementSettings.class)
class ManagementConfiguration {
    @Bean
    ManagementEndpoint queueEndpoint(
            ManagementSettings settings,
            DataSource source,
            SpooledMail mail,
            Telemetry telemetry,
            Clock clock) {
        return queue(settings, source, mail, telemetry, clock);
    }

    static ManagementEndpoint queue(
            ManagementSettings settings,
            DataSource source,
            SpooledMail mail,
            Telemetry telemetry,
            Clock clock) {
        QueueBrowser browser = new QueueBrowser(source);
        QueueCommands commands =
                new QueueCommands(
                        new QueueControl(source, clock), browser, telemetry.journey(), clock);
        return new Guarded(
                "/queue",
                settings,
                new QueueApi(QueueView.over(source, clock), browser, commands, mail));
    }

    @Bean
    ManagementEndpoint journeyEndpoint(
            ManagementSettings settings, DataSource source, Clock clock) {
        return new Guarded("/journey", settings, new JourneyApi(new JourneySearch(source), clock));
    }

    @Bean
    ManagementEndpoint releaseEndpoint(
            ManagementSettings settings, ReleasedMail mail, Telemetry telemetry, Clock clock) {
        return released(settings, mail, telemetry, clock);
    }

    static ManagementEndpoint released(
            ManagementSettings settings, ReleasedMail mail, Telemetry telemetry, Clock clock) {
        return new Guarded("/released", settings, new ReleaseApi(mail, telemetry.journey(), clock));
    }
}
