package org.mailherd.imap.upkeep;

import java.time.Clock;
import org.mailherd.directory.mailbox.MailboxIds;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.quota.UsageStore;
import org.mailherd.platform.upkeep.RepeatedDuty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What runs from time to time. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(PurgeSettings.class)
class UpkeepConfiguration {
    @Bean
    RepeatedDuty purgeRounds(
            MailboxIds mailboxes,
            FolderStore folders,
            UsageStore usage,
            PurgeSettings settings,
            Clock clock) {
        MailboxPurge purge = new MailboxPurge(mailboxes::all, folders, usage, settings, clock);
        return new RepeatedDuty("purge", settings.interval(), purge::run);
    }
}
