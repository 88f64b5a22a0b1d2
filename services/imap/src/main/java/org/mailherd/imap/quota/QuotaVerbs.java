package org.mailherd.imap.quota;

import java.util.List;
import org.mailherd.directory.login.MailboxDirectory;
import org.mailherd.imap.access.FolderAccess;
import org.mailherd.imap.access.Quotas;
import org.mailherd.imap.session.Command;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.quota.UsageStore;

/** The verbs of RFC 9208. */
public final class QuotaVerbs {

    private QuotaVerbs() {}

    public static List<Command> all(
            FolderAccess access,
            Quotas quotas,
            UsageStore usages,
            AclStore acls,
            MailboxDirectory mailboxes) {
        QuotaRoot roots = new QuotaRoot(quotas, usages);
        return List.of(
                new GetQuotaCommand(roots, acls, mailboxes),
                new GetQuotaRootCommand(roots, access),
                new SetQuotaCommand());
    }
}
