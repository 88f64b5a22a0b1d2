package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.temporary.TemporaryAlias;
import org.mailherd.directory.temporary.TemporaryAliases;
import org.mailherd.directory.temporary.TemporaryTerms;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * mailcow's time-limited aliases; {@code validity} goes in as hours from now and comes out as Unix
 * time.
 */
@RestController
@RequestMapping("/api/v1")
class TemporaryAliasApi {
    private static final String KIND = "time_limited_alias";

    private final TemporaryAliases aliases;

    TemporaryAliasApi(TemporaryAliases aliases) {
        this.aliases = aliases;
    }

    @GetMapping("/get/time_limited_aliases/{mailbox}")
    List<Map<String, Object>> of(@PathVariable String mailbox) {
        return aliases.of(mailbox).stream().map(TemporaryAliasApi::body).toList();
    }

    @PostMapping("/add/time_limited_alias")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run("add", KIND, body, () -> add(new Attributes(body)));
    }

    @PostMapping("/edit/time_limited_alias")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/time_limited_alias")
    List<ApiAnswer> delete(@RequestBody List<String> addresses) {
        return Change.delete(KIND, "address", addresses, this::delete);
    }

    private List<String> add(Attributes given) {
        String mailbox = given.text("username", "");
        TemporaryTerms terms =
                new TemporaryTerms(
                        given.number("validity", 0),
                        given.text("description", ""),
                        given.flag("permanent", false));
        return List.of(
                "mailbox_modified", mailbox, aliases.add(mailbox, given.text("domain", ""), terms));
    }

    /** Without {@code validity} and {@code permanent} its end stays. */
    private List<String> edit(String address, Attributes given) {
        TemporaryAlias now =
                aliases.find(address)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        "address",
                                        "spam_alias_invalid",
                                        "There is no such temporary alias.",
                                        address));
        String description = given.text("description", now.description());
        if (given.has("validity") || given.has("permanent")) {
            boolean permanent = given.flag("permanent", false);
            long hours = given.number("validity", 0);
            aliases.change(address, new TemporaryTerms(hours, description, permanent));
        } else {
            aliases.describe(address, description);
        }
        return List.of("mailbox_modified", now.target());
    }

    private List<String> delete(String address) {
        aliases.delete(address);
        return List.of("mailbox_modified", address);
    }

    private static Map<String, Object> body(TemporaryAlias alias) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("address", alias.address());
        body.put("goto", alias.target());
        body.put("description", alias.description());
        body.put("validity", alias.validity().getEpochSecond());
        body.put("permanent", alias.permanent() ? 1 : 0);
        body.put("created", ApiTime.format(alias.created()));
        body.put("modified", ApiTime.formatOrNull(alias.modified()));
        return body;
    }
}
