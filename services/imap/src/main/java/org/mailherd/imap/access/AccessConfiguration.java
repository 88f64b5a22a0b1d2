package org.mailherd.imap.access;

import org.mailherd.directory.login.MailboxDirectory;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.folder.FolderStore;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Access to folders, for the verbs of IMAP and for deliveries. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(QuotaSettings.class)
class AccessConfiguration {

    @Bean
    Quotas quotas(FolderStore folders, QuotaSettings settings) {
        return new Quotas(folders, settings);
    }

    @Bean
    FolderAccess folderAccess(
            FolderStore folders, AclStore acls, MailboxDirectory mailboxes, Quotas quotas) {
        return new FolderAccess(folders, acls, mailboxes, quotas);
    }
}
