package org.mailherd.adminui.api;

import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.mailbox.MailboxAccess;
import org.mailherd.directory.mailbox.MailboxEditor;
import org.mailherd.directory.mailbox.MailboxOverview;
import org.mailherd.directory.mailbox.MailboxSettings;
import org.mailherd.directory.mailbox.Mailboxes;
import org.mailherd.directory.mailbox.NewPassword;
import org.mailherd.directory.mailbox.ProtocolAccess;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Each change of a mailbox wholly or not at all, though several editors have their part in it. */
@Component
@Transactional
class MailboxChanges {
    private final Mailboxes mailboxes;
    private final MailboxEditor editor;
    private final Domains domains;
    private final MailboxTerms terms;

    MailboxChanges(Mailboxes mailboxes, MailboxEditor editor, Domains domains, MailboxTerms terms) {
        this.mailboxes = mailboxes;
        this.editor = editor;
        this.domains = domains;
        this.terms = terms;
    }

    String add(Attributes given) {
        String domain = given.text("domain", "");
        long quota =
                domains.find(domain)
                        .map(home -> home.settings().defquota())
                        .orElse(DomainSettings.defaults().defquota());
        MailboxSettings template =
                new MailboxSettings("", quota, MailboxAccess.ACTIVE, ProtocolAccess.ALL);
        String address =
                editor.add(
                        given.text("local_part", ""),
                        domain,
                        settings(given, template),
                        password(given));
        terms.apply(address, given);
        return address;
    }

    void edit(String address, Attributes given) {
        MailboxSettings now =
                mailboxes
                        .find(address)
                        .map(MailboxOverview::settings)
                        .orElseThrow(() ->
                                EntryRejected.of("username", "access_denied", "No such mailbox."));
        editor.change(address, settings(given, now), password(given));
        terms.apply(address, given);
    }

    private static MailboxSettings settings(Attributes given, MailboxSettings otherwise) {
        return new MailboxSettings(
                given.text("name", otherwise.name()),
                given.number("quota", otherwise.quota()),
                access(given.number("active", otherwise.access().code())),
                protocols(given, otherwise.protocols()));
    }

    private static MailboxAccess access(long code) {
        return MailboxAccess.ofCode(code)
                .orElseThrow(() -> EntryRejected.of("active", "active_invalid", "0, 1 or 2."));
    }

    /** Either one switch a protocol, or the list of those that are on. */
    private static ProtocolAccess protocols(Attributes given, ProtocolAccess otherwise) {
        ProtocolAccess base =
                given.list("protocol_access")
                        .map(on ->
                                new ProtocolAccess(
                                        on.contains("imap"),
                                        on.contains("pop3"),
                                        on.contains("smtp"),
                                        on.contains("sieve")))
                        .orElse(otherwise);
        return new ProtocolAccess(
                given.flag("imap_access", base.imap()),
                given.flag("pop3_access", base.pop3()),
                given.flag("smtp_access", base.smtp()),
                given.flag("sieve_access", base.sieve()));
    }

    private static NewPassword password(Attributes given) {
        String password = given.text("password", "");
        return new NewPassword(password, given.text("password2", ""));
    }
}
