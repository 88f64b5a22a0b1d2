package org.mailherd.adminui.mailbox;

import org.mailherd.adminui.page.WholeNumber;
import org.mailherd.directory.domain.Faults;
import org.mailherd.directory.mailbox.MailboxAccess;
import org.mailherd.directory.mailbox.MailboxOverview;
import org.mailherd.directory.mailbox.MailboxSettings;
import org.mailherd.directory.mailbox.NewPassword;
import org.mailherd.directory.mailbox.ProtocolAccess;

/** The mailbox form as typed. */
record MailboxForm(
        String localPart,
        String domain,
        String name,
        String quota,
        MailboxAccess access,
        boolean imap,
        boolean pop3,
        boolean smtp,
        boolean sieve,
        String password,
        String password2) {

    /**
     * @param quota what the domain gives a new mailbox, in MiB
     */
    static MailboxForm blank(String domain, long quota) {
        return new MailboxForm(
                "",
                domain,
                "",
                String.valueOf(quota),
                MailboxAccess.ACTIVE,
                true,
                true,
                true,
                true,
                "",
                "");
    }

    static MailboxForm of(MailboxOverview mailbox) {
        MailboxSettings settings = mailbox.settings();
        ProtocolAccess protocols = settings.protocols();
        return new MailboxForm(
                mailbox.localPart(),
                mailbox.domain(),
                settings.name(),
                String.valueOf(settings.quota()),
                settings.access(),
                protocols.imap(),
                protocols.pop3(),
                protocols.smtp(),
                protocols.sieve(),
                "",
                "");
    }

    /**
     * @throws org.mailherd.directory.domain.EntryRejected if the quota is no number
     */
    MailboxSettings settings() {
        Faults faults = new Faults();
        MailboxSettings settings =
                new MailboxSettings(
                        name.strip(),
                        WholeNumber.read(quota, "quota", faults),
                        access,
                        new ProtocolAccess(imap, pop3, smtp, sieve));
        faults.throwIfAny();
        return settings;
    }

    NewPassword newPassword() {
        return new NewPassword(password, password2);
    }

    @Override
    public String toString() {
        return "MailboxForm[" + localPart + "@" + domain + "]";
    }
}
