package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.routing.Entry;
import org.mailherd.directory.routing.RelayHostSettings;
import org.mailherd.directory.routing.RelayHosts;
import org.mailherd.directory.routing.SenderRoutes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** mailcow's sender-dependent transports. Passwords go in and never come out. */
@RestController
@RequestMapping("/api/v1")
class RelayHostApi {
    private static final String KIND = "relayhost";

    private final RelayHosts hosts;
    private final SenderRoutes senders;

    RelayHostApi(RelayHosts hosts, SenderRoutes senders) {
        this.hosts = hosts;
        this.senders = senders;
    }

    @GetMapping("/get/relayhost/all")
    List<Map<String, Object>> all() {
        return hosts.all().stream().map(this::body).toList();
    }

    @GetMapping("/get/relayhost/{id}")
    Map<String, Object> get(@PathVariable long id) {
        return hosts.find(id).map(this::body).orElse(Map.of());
    }

    @PostMapping("/add/relayhost")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run(
                "add",
                KIND,
                body,
                () -> {
                    RelayHostSettings none = new RelayHostSettings("", "", "", false, true);
                    Entry<RelayHostSettings> added =
                            hosts.add(settings(new Attributes(body), none));
                    return List.of("relayhost_added", added.settings().hostname());
                });
    }

    @PostMapping("/edit/relayhost")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/relayhost")
    List<ApiAnswer> delete(@RequestBody List<String> ids) {
        return Change.delete(KIND, "id", ids, this::delete);
    }

    private List<String> edit(String text, Attributes given) {
        long id = RowId.parse(text, "relayhost_invalid");
        RelayHostSettings now =
                hosts.find(id)
                        .map(Entry::settings)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        "id",
                                        "relayhost_invalid",
                                        "There is no such relay host.",
                                        text));
        hosts.change(id, settings(given, now));
        return List.of("object_modified", now.hostname());
    }

    private List<String> delete(String id) {
        hosts.delete(RowId.parse(id, "relayhost_invalid"));
        return List.of("relayhost_removed", id);
    }

    private static RelayHostSettings settings(Attributes given, RelayHostSettings now) {
        return new RelayHostSettings(
                given.text("hostname", now.hostname()),
                given.text("username", now.username()),
                given.text("password", now.password()),
                given.flag("clear_login", now.clearLogin()),
                given.flag("active", now.active()));
    }

    private Map<String, Object> body(Entry<RelayHostSettings> entry) {
        RelayHostSettings settings = entry.settings();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", entry.id());
        body.put("hostname", settings.hostname());
        body.put("username", settings.username());
        body.put("password", "");
        body.put("password_short", settings.password().isEmpty() ? "" : "***");
        body.put("clear_login", settings.clearLogin() ? 1 : 0);
        body.put("active", settings.active() ? 1 : 0);
        body.put("used_by_domains", String.join(", ", senders.domainsOf(entry.id())));
        body.put("used_by_mailboxes", String.join(", ", senders.mailboxesOf(entry.id())));
        return body;
    }
}
