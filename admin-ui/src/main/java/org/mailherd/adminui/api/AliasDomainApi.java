package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.aliasdomain.AliasDomain;
import org.mailherd.directory.aliasdomain.AliasDomains;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class AliasDomainApi {
    private static final String KIND = "alias_domain";

    private final AliasDomains domains;

    AliasDomainApi(AliasDomains domains) {
        this.domains = domains;
    }

    @GetMapping("/get/alias-domain/all")
    List<Map<String, Object>> all() {
        return domains.all().stream().map(AliasDomainApi::body).toList();
    }

    @GetMapping("/get/alias-domain/{name}")
    Map<String, Object> get(@PathVariable String name) {
        return domains.find(name).map(AliasDomainApi::body).orElse(Map.of());
    }

    /** One for each name of the list {@code alias_domain}. */
    @PostMapping("/add/alias-domain")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        Attributes given = new Attributes(body);
        List<String> names = given.list(KIND).filter(list -> !list.isEmpty()).orElse(List.of(""));
        return Change.each("add", KIND, names, body, name -> add(name, given));
    }

    @PostMapping("/edit/alias-domain")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/alias-domain")
    List<ApiAnswer> delete(@RequestBody List<String> names) {
        return Change.delete(KIND, KIND, names, this::delete);
    }

    private List<String> add(String name, Attributes given) {
        String target = given.text("target_domain", "");
        return List.of("aliasd_added", domains.add(name, target, given.flag("active", true)));
    }

    private List<String> edit(String name, Attributes given) {
        AliasDomain now =
                domains.find(name)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        KIND,
                                        "alias_domain_invalid",
                                        "There is no such alias domain.",
                                        name));
        domains.change(
                name,
                given.text("target_domain", now.target()),
                given.flag("active", now.active()));
        return List.of("aliasd_modified", name);
    }

    private List<String> delete(String name) {
        domains.delete(name);
        return List.of("alias_domain_removed", name);
    }

    private static Map<String, Object> body(AliasDomain domain) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("alias_domain", domain.name());
        body.put("target_domain", domain.target());
        body.put("active", domain.active() ? 1 : 0);
        body.put("created", ApiTime.format(domain.created()));
        body.put("modified", ApiTime.formatOrNull(domain.modified()));
        return body;
    }
}
