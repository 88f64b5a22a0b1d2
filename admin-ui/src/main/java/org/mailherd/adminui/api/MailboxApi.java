package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
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
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.quota.UsageStore;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class MailboxApi {
    private static final String KIND = "mailbox";

    private final Mailboxes mailboxes;
    private final MailboxEditor editor;
    private final Domains domains;
    private final UsageStore usage;

    MailboxApi(Mailboxes mailboxes, MailboxEditor editor, Domains domains, UsageStore usage) {
        this.mailboxes = mailboxes;
        this.editor = editor;
        this.domains = domains;
        this.usage = usage;
    }

    @GetMapping({"/get/mailbox/all", "/get/mailbox/reduced"})
    List<MailboxBody> all() {
        return bodies(mailboxes.all());
    }

    @GetMapping("/get/mailbox/all/{domain}")
    List<MailboxBody> ofDomain(@PathVariable String domain) {
        return bodies(mailboxes.ofDomain(domain));
    }

    @GetMapping("/get/mailbox/{address}")
    Object get(@PathVariable String address) {
        return mailboxes
                .find(address)
                .<Object>map(found -> MailboxBody.of(found, usage.usage(found.id())))
                .orElse(Map.of());
    }

    @PostMapping("/add/mailbox")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run(
                "add", KIND, body, () -> List.of("mailbox_added", add(new Attributes(body))));
    }

    @PostMapping("/edit/mailbox")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/mailbox")
    List<ApiAnswer> delete(@RequestBody List<String> names) {
        return Change.delete(KIND, "username", names, this::delete);
    }

    private List<MailboxBody> bodies(List<MailboxOverview> found) {
        Map<Long, QuotaUsage> usages = usage.usages();
        return found.stream()
                .map(m -> MailboxBody.of(m, usages.getOrDefault(m.id(), QuotaUsage.EMPTY)))
                .toList();
    }

    private String add(Attributes given) {
        String domain = given.text("domain", "");
        long quota =
                domains.find(domain)
                        .map(home -> home.settings().defquota())
                        .orElse(DomainSettings.defaults().defquota());
        MailboxSettings template =
                new MailboxSettings("", quota, MailboxAccess.ACTIVE, ProtocolAccess.ALL);
        return editor.add(
                given.text("local_part", ""), domain, settings(given, template), password(given));
    }

    private List<String> edit(String address, Attributes given) {
        MailboxSettings now =
                mailboxes
                        .find(address)
                        .map(MailboxOverview::settings)
                        .orElseThrow(() ->
                                EntryRejected.of("username", "access_denied", "No such mailbox."));
        editor.change(address, settings(given, now), password(given));
        return List.of("mailbox_modified", address);
    }

    private List<String> delete(String address) {
        editor.delete(address);
        return List.of("mailbox_removed", address);
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
