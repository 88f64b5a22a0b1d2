package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
import org.mailherd.directory.mailbox.MailboxEditor;
import org.mailherd.directory.mailbox.Mailboxes;
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
    private final MailboxChanges changes;
    private final MailboxBodies bodies;
    private final MailboxTerms terms;

    MailboxApi(
            Mailboxes mailboxes,
            MailboxEditor editor,
            MailboxChanges changes,
            MailboxBodies bodies,
            MailboxTerms terms) {
        this.mailboxes = mailboxes;
        this.editor = editor;
        this.changes = changes;
        this.bodies = bodies;
        this.terms = terms;
    }

    @GetMapping({"/get/mailbox/all", "/get/mailbox/reduced"})
    List<MailboxBody> all() {
        return bodies.many(mailboxes.all());
    }

    @GetMapping("/get/mailbox/all/{domain}")
    List<MailboxBody> ofDomain(@PathVariable String domain) {
        return bodies.many(mailboxes.ofDomain(domain));
    }

    @GetMapping("/get/mailbox/{address}")
    Object get(@PathVariable String address) {
        return mailboxes.find(address).<Object>map(bodies::one).orElse(Map.of());
    }

    /** Whom it may send as, from where it may log in, what it demands. */
    @GetMapping("/get/mailbox-access/{address}")
    Map<String, Object> access(@PathVariable String address) {
        return mailboxes.find(address).map(found -> terms.body(found.address())).orElse(Map.of());
    }

    @PostMapping("/add/mailbox")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run(
                "add",
                KIND,
                body,
                () -> List.of("mailbox_added", changes.add(new Attributes(body))));
    }

    @PostMapping("/edit/mailbox")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/mailbox")
    List<ApiAnswer> delete(@RequestBody List<String> names) {
        return Change.delete(KIND, "username", names, this::delete);
    }

    private List<String> edit(String address, Attributes given) {
        changes.edit(address, given);
        return List.of("mailbox_modified", address);
    }

    private List<String> delete(String address) {
        editor.delete(address);
        return List.of("mailbox_removed", address);
    }
}
