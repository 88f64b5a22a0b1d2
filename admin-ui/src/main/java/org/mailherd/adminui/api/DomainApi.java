package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.DomainOverview;
import org.mailherd.directory.domain.DomainSettings;
import org.mailherd.directory.domain.Domains;
import org.mailherd.directory.routing.SenderRoutes;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class DomainApi {
    private static final String KIND = "domain";

    private final Domains domains;
    private final DomainEditor editor;
    private final SenderRoutes routes;

    DomainApi(Domains domains, DomainEditor editor, SenderRoutes routes) {
        this.domains = domains;
        this.editor = editor;
        this.routes = routes;
    }

    @GetMapping("/get/domain/all")
    List<DomainBody> all() {
        return domains.all().stream().map(DomainBody::of).toList();
    }

    @GetMapping("/get/domain/{name}")
    Object get(@PathVariable String name) {
        return domains.find(name).<Object>map(DomainBody::of).orElse(Map.of());
    }

    @PostMapping("/add/domain")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        Attributes given = new Attributes(body);
        return Change.run(
                "add",
                KIND,
                body,
                () ->
                        List.of(
                                "domain_added",
                                editor.add(
                                        given.text(KIND, ""),
                                        settings(given, DomainSettings.defaults()))));
    }

    @PostMapping("/edit/domain")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/domain")
    List<ApiAnswer> delete(@RequestBody List<String> names) {
        return Change.delete(KIND, KIND, names, this::delete);
    }

    private List<String> edit(String name, Attributes given) {
        DomainSettings now =
                domains.find(name).map(DomainOverview::settings).orElse(DomainSettings.defaults());
        editor.change(name, settings(given, now));
        if (given.has("relayhost")) {
            routes.setDomain(name, given.number("relayhost", 0));
        }
        if (given.has("nexthop")) {
            routes.setNextHop(name, given.text("nexthop", ""));
        }
        return List.of("domain_modified", name);
    }

    private List<String> delete(String name) {
        editor.delete(name);
        return List.of("domain_removed", name);
    }

    private static DomainSettings settings(Attributes given, DomainSettings otherwise) {
        return new DomainSettings(
                given.text("description", otherwise.description()),
                given.number("aliases", otherwise.aliases()),
                given.number("mailboxes", otherwise.mailboxes()),
                given.number("defquota", otherwise.defquota()),
                given.number("maxquota", otherwise.maxquota()),
                given.number("quota", otherwise.quota()),
                given.flag("active", otherwise.active()),
                given.flag("gal", otherwise.gal()),
                given.flag("backupmx", otherwise.backupmx()),
                given.flag("relay_all_recipients", otherwise.relayAllRecipients()),
                given.flag("relay_unknown_only", otherwise.relayUnknownOnly()));
    }
}
