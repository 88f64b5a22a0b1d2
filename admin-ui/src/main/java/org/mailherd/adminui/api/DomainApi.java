package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mailherd.directory.access.ArrivalTerms;
import org.mailherd.directory.domain.DomainEditor;
import org.mailherd.directory.domain.Domains;
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
    private final DomainChanges changes;
    private final ArrivalTerms arrivals;

    DomainApi(Domains domains, DomainEditor editor, DomainChanges changes, ArrivalTerms arrivals) {
        this.domains = domains;
        this.editor = editor;
        this.changes = changes;
        this.arrivals = arrivals;
    }

    @GetMapping("/get/domain/all")
    List<DomainBody> all() {
        Set<String> deferring = arrivals.deferring();
        return domains.all().stream()
                .map(domain -> DomainBody.of(domain, deferring.contains(domain.name())))
                .toList();
    }

    @GetMapping("/get/domain/{name}")
    Object get(@PathVariable String name) {
        return domains.find(name)
                .<Object>map(it -> DomainBody.of(it, arrivals.deferring().contains(it.name())))
                .orElse(Map.of());
    }

    @PostMapping("/add/domain")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run(
                "add",
                KIND,
                body,
                () -> List.of("domain_added", changes.add(new Attributes(body))));
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
        changes.edit(name, given);
        return List.of("domain_modified", name);
    }

    private List<String> delete(String name) {
        editor.delete(name);
        return List.of("domain_removed", name);
    }
}
