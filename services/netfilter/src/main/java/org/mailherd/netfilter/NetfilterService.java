package org.mailherd.netfilter;

import org.mailherd.netfilter.ban.BanProperties;
import org.mailherd.platform.boot.PlatformConfiguration;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.platform.events.EventsConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Listens for failed logins and bans addresses that fail too often. */
@SpringBootConfiguration
@ComponentScan
@Import({PlatformConfiguration.class, EventsConfiguration.class})
@EnableConfigurationProperties(BanProperties.class)
public class NetfilterService {
    public static void main(String[] args) {
        ServiceLauncher.run(NetfilterService.class, "netfilter", args);
    }
}
