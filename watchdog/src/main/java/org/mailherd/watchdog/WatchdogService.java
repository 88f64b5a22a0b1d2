package org.mailherd.watchdog;

import org.mailherd.platform.boot.PlatformConfiguration;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.platform.events.EventsConfiguration;
import org.mailherd.watchdog.container.ContainerProperties;
import org.mailherd.watchdog.notice.NoticeProperties;
import org.mailherd.watchdog.probe.DatabaseProperties;
import org.mailherd.watchdog.watch.WatchdogProperties;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Probes the services, keeps the history, restarts what stays down. */
@SpringBootConfiguration
@ComponentScan
@Import({PlatformConfiguration.class, EventsConfiguration.class})
@EnableConfigurationProperties({
    WatchdogProperties.class,
    ContainerProperties.class,
    NoticeProperties.class,
    DatabaseProperties.class
})
public class WatchdogService {
    public static void main(String[] args) {
        ServiceLauncher.run(WatchdogService.class, "watchdog", args);
    }
}
