package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.domain.WrittenAddress;
import org.mailherd.directory.rewriting.BccMap;
import org.mailherd.directory.rewriting.BccMaps;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Silent copies by sender ({@code type} is {@code sender}) or recipient ({@code rcpt}). */
@RestController
@RequestMapping("/api/v1")
class BccMapApi {
    private static final String KIND = "bcc";

    private final BccMaps maps;

    BccMapApi(BccMaps maps) {
        this.maps = maps;
    }

    @GetMapping("/get/bcc/all")
    List<Map<String, Object>> all() {
        return maps.all().stream().map(BccMapApi::body).toList();
    }

    @GetMapping("/get/bcc/{id}")
    Map<String, Object> get(@PathVariable long id) {
        return maps.find(id).map(BccMapApi::body).orElse(Map.of());
    }

    @PostMapping("/add/bcc")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run("add", KIND, body, () -> add(new Attributes(body)));
    }

    @PostMapping("/edit/bcc")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/bcc")
    List<ApiAnswer> delete(@RequestBody List<String> ids) {
        return Change.delete(KIND, "id", ids, this::delete);
    }

    private List<String> add(Attributes given) {
        BccMap.Settings none = new BccMap.Settings("", "", BccMap.Type.SENDER, true);
        long id = maps.add(settings(given, none));
        return List.of("bcc_saved", String.valueOf(id));
    }

    private List<String> edit(String text, Attributes given) {
        long id = RowId.parse(text, "bcc_invalid");
        BccMap.Settings now =
                maps.find(id)
                        .map(BccMap::settings)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        "id", "bcc_invalid", "There is no such BCC map.", text));
        maps.change(id, settings(given, now));
        return List.of("bcc_edited", text);
    }

    private List<String> delete(String id) {
        maps.delete(RowId.parse(id, "bcc_invalid"));
        return List.of("bcc_deleted", id);
    }

    private static BccMap.Settings settings(Attributes given, BccMap.Settings now) {
        String type = given.text("type", now.type().word());
        return new BccMap.Settings(
                given.text("local_dest", now.localDest()),
                given.text("bcc_dest", now.bccDest()),
                BccMap.Type.ofWord(type)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        "type", "bcc_type_invalid", "sender or rcpt.", type)),
                given.flag("active", now.active()));
    }

    private static Map<String, Object> body(BccMap map) {
        BccMap.Settings settings = map.settings();
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", map.id());
        body.put("local_dest", settings.localDest());
        body.put("bcc_dest", settings.bccDest());
        body.put("domain", WrittenAddress.domainOf(settings.localDest()));
        body.put("type", settings.type().word());
        body.put("active", settings.active() ? 1 : 0);
        body.put("created", ApiTime.format(map.created()));
        body.put("modified", ApiTime.formatOrNull(map.modified()));
        return body;
    }
}
