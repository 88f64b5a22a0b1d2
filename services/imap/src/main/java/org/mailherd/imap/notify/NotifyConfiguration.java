package org.mailherd.imap.notify;

import java.util.concurrent.Semaphore;
import org.mailherd.imap.command.StatusAnswers;
import org.mailherd.imap.fetch.MessageFetch;
import org.mailherd.imap.listing.VisibleFolders;
import org.mailherd.imap.session.ChangeTeller;
import org.mailherd.imap.session.Command;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The verb NOTIFY. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(NotifySettings.class)
class NotifyConfiguration {

    @Bean
    NotifyStores notifyStores(
            NotifyStores.FolderSources sources,
            StatusAnswers statuses,
            MessageStore messages,
            NotifySettings settings) {
        return new NotifyStores(
                sources,
                statuses,
                new MessageFetch(messages),
                settings,
                new Semaphore(settings.allFolders()));
    }

    @Bean
    NotifyStores.FolderSources notifySources(
            SnapshotStore snapshots, FolderStore folders, VisibleFolders visible) {
        return new NotifyStores.FolderSources(snapshots, folders, visible);
    }

    @Bean
    Command notifyCommand(NotifyStores stores, ChangeTeller changes) {
        return new NotifyCommand(stores, changes);
    }
}
