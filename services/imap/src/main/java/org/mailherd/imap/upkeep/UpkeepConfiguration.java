package org.mailherd.imap.upkeep;

import java.time.Clock;
import org.mailherd.directory.mailbox.MailboxIds;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.quota.UsageStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs from time to time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurgeSettings.class)
class UpkeepConfiguration {
    @Bean
    PurgeSchedule purgeSchedule(
            MailboxIds mailboxes,
            FolderStore folders,
            UsageStore usage,
            PurgeSettings settings,
            Clock clock) {
        return new PurgeSchedule(
                new MailboxPurge(mailboxes::all, folders, usage, settings, clock), settings);
    }
}
