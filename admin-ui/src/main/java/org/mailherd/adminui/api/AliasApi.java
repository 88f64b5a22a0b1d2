package org.mailherd.adminui.api;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.directory.alias.AliasEditor;
import org.mailherd.directory.alias.AliasOverview;
import org.mailherd.directory.alias.AliasSettings;
import org.mailherd.directory.alias.Aliases;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class AliasApi {
    private static final String KIND = "alias";
    private static final AliasSettings TEMPLATE =
            new AliasSettings("", List.of(), true, true, "", "");

    private final Aliases aliases;
    private final AliasEditor editor;

    AliasApi(Aliases aliases, AliasEditor editor) {
        this.aliases = aliases;
        this.editor = editor;
    }

    @GetMapping("/get/alias/all")
    List<AliasBody> all() {
        return aliases.all().stream().map(AliasBody::of).toList();
    }

    @GetMapping("/get/alias/{idOrAddress}")
    Object get(@PathVariable String idOrAddress) {
        return find(idOrAddress).<Object>map(AliasBody::of).orElse(Map.of());
    }

    /** One alias for each address of the comma list {@code address}. */
    @PostMapping("/add/alias")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        Attributes given = new Attributes(body);
        List<String> addresses =
                given.list("address").filter(list -> !list.isEmpty()).orElse(List.of(""));
        return Change.each("add", KIND, addresses, body, address -> add(address, given));
    }

    @PostMapping("/edit/alias")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/alias")
    List<ApiAnswer> delete(@RequestBody List<String> ids) {
        return Change.delete(KIND, "id", ids, this::delete);
    }

    private List<String> add(String address, Attributes given) {
        AliasOverview added = editor.add(settings(address, given, TEMPLATE));
        return List.of("alias_added", added.settings().address(), String.valueOf(added.id()));
    }

    private List<String> edit(String id, Attributes given) {
        AliasOverview alias = find(id).orElseThrow(() -> unknown(id));
        AliasSettings now = alias.settings();
        editor.change(alias.id(), settings(given.text("address", now.address()), given, now));
        return List.of("alias_modified", now.address());
    }

    private List<String> delete(String id) {
        AliasOverview alias = find(id).orElseThrow(() -> unknown(id));
        editor.delete(alias.id());
        return List.of("alias_removed", alias.settings().address());
    }

    private Optional<AliasOverview> find(String idOrAddress) {
        return idOrAddress.matches("\\d{1,18}")
                ? aliases.find(Long.parseLong(idOrAddress))
                : aliases.find(idOrAddress);
    }

    private static AliasSettings settings(
            String address, Attributes given, AliasSettings otherwise) {
        return new AliasSettings(
                address,
                destinations(given, otherwise),
                given.flag("active", otherwise.active()),
                given.flag("internal", otherwise.internal()),
                given.flag("sender_allowed", otherwise.senderAllowed()),
                given.text("public_comment", otherwise.publicComment()),
                given.text("private_comment", otherwise.privateComment()));
    }

    /** Of mailcow's three switches the first one that is set stands for all targets. */
    private static List<String> destinations(Attributes given, AliasSettings otherwise) {
        if (given.flag("goto_null", false)) {
            return List.of(AliasSettings.DISCARD);
        }
        if (given.flag("goto_spam", false)) {
            return List.of(AliasSettings.LEARN_SPAM);
        }
        return given.flag("goto_ham", false)
                ? List.of(AliasSettings.LEARN_HAM)
                : given.list("goto").orElse(otherwise.destinations());
    }

    private static EntryRejected unknown(String id) {
        return EntryRejected.of("id", "alias_invalid", "There is no such alias.", id);
    }
}
