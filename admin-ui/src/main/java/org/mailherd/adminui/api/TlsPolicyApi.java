package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.routing.Entry;
import org.mailherd.directory.routing.TlsPolicyMap;
import org.mailherd.directory.routing.TlsPolicySettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** mailcow's TLS policy overrides. */
@RestController
@RequestMapping("/api/v1")
class TlsPolicyApi {
    private static final String KIND = "tls_policy_map";

    private final TlsPolicyMap policies;

    TlsPolicyApi(TlsPolicyMap policies) {
        this.policies = policies;
    }

    @GetMapping("/get/tls-policy-map/all")
    List<Map<String, Object>> all() {
        return policies.all().stream().map(TlsPolicyApi::body).toList();
    }

    @GetMapping("/get/tls-policy-map/{id}")
    Map<String, Object> get(@PathVariable long id) {
        return policies.find(id).map(TlsPolicyApi::body).orElse(Map.of());
    }

    @PostMapping("/add/tls-policy-map")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run(
                "add",
                KIND,
                body,
                () -> {
                    TlsPolicySettings none = new TlsPolicySettings("", "", "", true);
                    Entry<TlsPolicySettings> added =
                            policies.add(settings(new Attributes(body), none));
                    return List.of("tls_policy_map_entry_saved", added.settings().dest());
                });
    }

    @PostMapping("/edit/tls-policy-map")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/tls-policy-map")
    List<ApiAnswer> delete(@RequestBody List<String> ids) {
        return Change.delete(KIND, "id", ids, this::delete);
    }

    private List<String> edit(String text, Attributes given) {
        long id = RowId.parse(text, "tls_policy_map_entry_invalid");
        TlsPolicySettings now =
                policies.find(id)
                        .map(Entry::settings)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        "id",
                                        "tls_policy_map_entry_invalid",
                                        "There is no such policy.",
                                        text));
        TlsPolicySettings next = settings(given, now);
        policies.change(id, next);
        return List.of("tls_policy_map_entry_saved", next.dest());
    }

    private List<String> delete(String id) {
        policies.delete(RowId.parse(id, "tls_policy_map_entry_invalid"));
        return List.of("tls_policy_map_entry_deleted", id);
    }

    private static TlsPolicySettings settings(Attributes given, TlsPolicySettings now) {
        return new TlsPolicySettings(
                given.text("dest", now.dest()),
                given.text("policy", now.policy()),
                given.text("parameters", now.parameters()),
                given.flag("active", now.active()));
    }

    private static Map<String, Object> body(Entry<TlsPolicySettings> entry) {
        TlsPolicySettings settings = entry.settings();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", entry.id());
        body.put("dest", settings.dest());
        body.put("policy", settings.policy());
        body.put("parameters", settings.parameters());
        body.put("active", settings.active() ? 1 : 0);
        return body;
    }
}
