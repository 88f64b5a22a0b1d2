package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.routing.Entry;
import org.mailherd.directory.routing.TransportMap;
import org.mailherd.directory.routing.TransportSettings;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** mailcow's transport maps. Passwords go in and never come out. */
@RestController
@RequestMapping("/api/v1")
class TransportApi {
    private static final String KIND = "transport";

    private final TransportMap transports;

    TransportApi(TransportMap transports) {
        this.transports = transports;
    }

    @GetMapping("/get/transport/all")
    List<Map<String, Object>> all() {
        return transports.all().stream().map(TransportApi::body).toList();
    }

    @GetMapping("/get/transport/{id}")
    Map<String, Object> get(@PathVariable long id) {
        return transports.find(id).map(TransportApi::body).orElse(Map.of());
    }

    @PostMapping("/add/transport")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run(
                "add",
                KIND,
                body,
                () -> {
                    TransportSettings none =
                            new TransportSettings("", "", "", "", false, false, true);
                    Entry<TransportSettings> added =
                            transports.add(settings(new Attributes(body), none));
                    return List.of("relayhost_added", added.settings().nexthop());
                });
    }

    @PostMapping("/edit/transport")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/transport")
    List<ApiAnswer> delete(@RequestBody List<String> ids) {
        return Change.delete(KIND, "id", ids, this::delete);
    }

    private List<String> edit(String text, Attributes given) {
        long id = RowId.parse(text, "transport_invalid");
        TransportSettings now =
                transports
                        .find(id)
                        .map(Entry::settings)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        "id",
                                        "transport_invalid",
                                        "There is no such transport.",
                                        text));
        transports.change(id, settings(given, now));
        return List.of("object_modified", now.destination());
    }

    private List<String> delete(String id) {
        transports.delete(RowId.parse(id, "transport_invalid"));
        return List.of("relayhost_removed", id);
    }

    private static TransportSettings settings(Attributes given, TransportSettings now) {
        return new TransportSettings(
                given.text("destination", now.destination()),
                given.text("nexthop", now.nexthop()),
                given.text("username", now.username()),
                given.text("password", now.password()),
                given.flag("clear_login", now.clearLogin()),
                given.flag("is_mx_based", now.mxBased()),
                given.flag("active", now.active()));
    }

    private static Map<String, Object> body(Entry<TransportSettings> entry) {
        TransportSettings settings = entry.settings();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", entry.id());
        body.put("destination", settings.destination());
        body.put("nexthop", settings.nexthop());
        body.put("username", settings.username());
        body.put("password", "");
        body.put("password_short", settings.password().isEmpty() ? "" : "***");
        body.put("clear_login", settings.clearLogin() ? 1 : 0);
        body.put("is_mx_based", settings.mxBased() ? 1 : 0);
        body.put("active", settings.active() ? 1 : 0);
        return body;
    }
}
