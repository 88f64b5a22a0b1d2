package org.mailherd.standalone.seed;

import java.util.List;
import org.mailherd.directory.alias.AliasEditor;
import org.mailherd.directory.alias.AliasSettings;
import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.mailbox.MailboxAccess;
import org.mailherd.directory.mailbox.MailboxEditor;
import org.mailherd.directory.mailbox.MailboxSettings;
import org.mailherd.directory.mailbox.NewPassword;
import org.mailherd.directory.mailbox.ProtocolAccess;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Who can log in to a new demo; the passwords are known to all the world. */
public final class DemoAccounts {

    public static final String ALICE = "alice@alpha.test";
    public static final String BOB = "bob@beta.test";
    public static final String INFO = "info@alpha.test";
    public static final String PASSWORD = "demo-password";
    public static final String ADMIN = "admin";
    public static final String ADMIN_PASSWORD = "demo-admin";
    public static final String API_KEY = "demo-api-key";

    private static final int QUOTA_MIB = 1_024;

    private DemoAccounts() {}

    /**
     * Makes the domains, mailboxes and the alias, all or none; a folder that has any domain is left
     * as it is.
     *
     * @param administration the context that has the directory's management side
     */
    public static void make(ListableBeanFactory administration) {
        if (administration.getBean(Domains.class).count() > 0) {
            return;
        }
        new TransactionTemplate(administration.getBean(PlatformTransactionManager.class))
                .executeWithoutResult(_ -> addAll(administration));
    }

    private static void addAll(ListableBeanFactory administration) {
        DomainEditor domains = administration.getBean(DomainEditor.class);
        domains.add("alpha.test", DomainSettings.defaults());
        domains.add("beta.test", DomainSettings.defaults());
        MailboxEditor mailboxes = administration.getBean(MailboxEditor.class);
        NewPassword password = new NewPassword(PASSWORD, PASSWORD);
        mailboxes.add("alice", "alpha.test", mailboxOf("Alice Alpha"), password);
        mailboxes.add("bob", "beta.test", mailboxOf("Bob Beta"), password);
        administration
                .getBean(AliasEditor.class)
                .add(new AliasSettings(INFO, List.of(ALICE, BOB), true, true, "", ""));
    }

    private static MailboxSettings mailboxOf(String name) {
        return new MailboxSettings(name, QUOTA_MIB, MailboxAccess.ACTIVE, ProtocolAccess.ALL);
    }
}
