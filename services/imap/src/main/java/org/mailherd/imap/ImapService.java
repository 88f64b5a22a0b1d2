package org.mailherd.imap;

import org.mailherd.directory.DirectoryConfiguration;
import org.mailherd.imap.settings.ImapSettings;
import org.mailherd.mailstore.wiring.MailStoreConfiguration;
import org.mailherd.platform.boot.PlatformConfiguration;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.platform.events.EventsConfiguration;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.Import;

/** IMAP, POP3 and LMTP over the mail store, in one process. */
@SpringBootConfiguration(proxyBeanMethods = false)
@ComponentScan
@EnableConfigurationProperties(ImapSettings.class)
@Import({
    PlatformConfiguration.class,
    EventsConfiguration.class,
    DirectoryConfiguration.class,
    MailStoreConfiguration.class
})
public class ImapService {
    public static void main(String[] args) {
        ServiceLauncher.run(ImapService.class, "imap", args);
    }
}
