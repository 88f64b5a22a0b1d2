package org.mailherd.imap;

import java.util.List;
import org.mailherd.directory.login.MailboxDirectory;
import org.mailherd.imap.CommandConfiguration.Verbs;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.Quotas;
import org.mailherd.imap.acl.AclVerbs;
import org.mailherd.imap.command.CreateCommand;
import org.mailherd.imap.command.DeleteCommand;
import org.mailherd.imap.command.ListCommand;
import org.mailherd.imap.command.LsubCommand;
import org.mailherd.imap.command.NamespaceCommand;
import org.mailherd.imap.command.RenameCommand;
import org.mailherd.imap.command.StatusAnswers;
import org.mailherd.imap.command.StatusCommand;
import org.mailherd.imap.command.SubscribeCommand;
import org.mailherd.imap.command.UnsubscribeCommand;
import org.mailherd.imap.listing.VisibleFolders;
import org.mailherd.imap.quota.QuotaVerbs;
import org.mailherd.imap.settings.ImapSettings;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.quota.UsageStore;
import org.mailherd.mailstore.wiring.AclProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The verbs for folders as such: the tree, who may use it, how much it may hold. */
@Configuration(proxyBeanMethods = false)
class FolderCommandConfiguration {

    @Bean
    Verbs treeVerbs(FolderAccess access, FolderStore folders) {
        return new Verbs(
                List.of(
                        new CreateCommand(access, folders),
                        new DeleteCommand(access, folders),
                        new RenameCommand(access, folders),
                        new SubscribeCommand(access, folders),
                        new UnsubscribeCommand(folders)));
    }

    @Bean
    VisibleFolders visibleFolders(FolderStore folders, AclStore acls) {
        return new VisibleFolders(folders, acls);
    }

    @Bean
    StatusAnswers statusAnswers(FolderStore folders, ImapSettings settings) {
        return new StatusAnswers(folders, settings.appendLimit().toBytes());
    }

    @Bean
    Verbs listingVerbs(
            FolderAccess access,
            FolderStore folders,
            VisibleFolders visible,
            StatusAnswers statuses) {
        return new Verbs(
                List.of(
                        new ListCommand(visible, statuses),
                        new LsubCommand(folders),
                        new StatusCommand(access, statuses),
                        new NamespaceCommand()));
    }

    @Bean
    Verbs aclVerbs(
            FolderAccess access,
            AclStore acls,
            MailboxDirectory mailboxes,
            AclProperties settings) {
        boolean anyone = settings.anyone() == AclProperties.Anyone.ALLOW;
        return new Verbs(AclVerbs.all(access, acls, mailboxes, anyone));
    }

    @Bean
    Verbs quotaVerbs(
            FolderAccess access,
            Quotas quotas,
            UsageStore usages,
            AclStore acls,
            MailboxDirectory mailboxes) {
        return new Verbs(QuotaVerbs.all(access, quotas, usages, acls, mailboxes));
    }
}
