package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.access.AppPassword;
import org.mailherd.directory.access.AppPasswords;
import org.mailherd.directory.access.AppProtocols;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Passwords for some protocols. They go in and never come out. */
@RestController
@RequestMapping("/api/v1")
class AppPasswordApi {
    private static final String KIND = "app_passwd";

    private final AppPasswordChanges changes;
    private final AppPasswords passwords;

    AppPasswordApi(AppPasswordChanges changes, AppPasswords passwords) {
        this.changes = changes;
        this.passwords = passwords;
    }

    @GetMapping("/get/app-passwd/all/{mailbox}")
    List<Map<String, Object>> of(@PathVariable String mailbox) {
        try {
            return passwords.of(mailbox).stream().map(AppPasswordApi::body).toList();
        } catch (EntryRejected _) {
            return List.of();
        }
    }

    @PostMapping("/add/app-passwd")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run("add", KIND, body, () -> add(new Attributes(body)));
    }

    @PostMapping("/edit/app-passwd")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/app-passwd")
    List<ApiAnswer> delete(@RequestBody List<String> ids) {
        return Change.delete(KIND, "id", ids, this::delete);
    }

    private List<String> add(Attributes given) {
        return List.of("app_passwd_added", String.valueOf(changes.add(given)));
    }

    private List<String> edit(String id, Attributes given) {
        changes.edit(RowId.parse(id, "app_passwd_id_invalid"), given);
        return List.of("object_modified", id);
    }

    private List<String> delete(String id) {
        changes.delete(RowId.parse(id, "app_passwd_id_invalid"));
        return List.of("app_passwd_removed", id);
    }

    private static Map<String, Object> body(AppPassword password) {
        AppProtocols protocols = password.protocols();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", password.id());
        body.put("name", password.name());
        body.put("imap_access", bit(protocols.imap()));
        body.put("pop3_access", bit(protocols.pop3()));
        body.put("smtp_access", bit(protocols.smtp()));
        body.put("sieve_access", bit(protocols.sieve()));
        body.put("dav_access", bit(protocols.dav()));
        body.put("active", bit(password.active()));
        return body;
    }

    private static int bit(boolean on) {
        return on ? 1 : 0;
    }
}
