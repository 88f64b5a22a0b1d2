package org.mailherd.smtp;

import org.mailherd.directory.DirectoryConfiguration;
import org.mailherd.platform.boot.PlatformConfiguration;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.platform.events.EventsConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** Main class. */
@SpringBootConfiguration
@ComponentScan
@Import({PlatformConfiguration.class, EventsConfiguration.class, DirectoryConfiguration.class})
public class SmtpService {
    public static void main(String[] args) {
        ServiceLauncher.run(SmtpService.class, "smtp", args);
    }
}
