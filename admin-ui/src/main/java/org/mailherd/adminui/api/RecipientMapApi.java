package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.rewriting.RecipientMap;
import org.mailherd.directory.rewriting.RecipientMaps;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Recipients that become others. */
@RestController
@RequestMapping("/api/v1")
class RecipientMapApi {
    private static final String KIND = "recipient_map";

    private final RecipientMaps maps;

    RecipientMapApi(RecipientMaps maps) {
        this.maps = maps;
    }

    @GetMapping("/get/recipient_map/all")
    List<Map<String, Object>> all() {
        return maps.all().stream().map(RecipientMapApi::body).toList();
    }

    @GetMapping("/get/recipient_map/{id}")
    Map<String, Object> get(@PathVariable long id) {
        return maps.find(id).map(RecipientMapApi::body).orElse(Map.of());
    }

    @PostMapping("/add/recipient_map")
    List<ApiAnswer> add(@RequestBody Map<String, Object> body) {
        return Change.run("add", KIND, body, () -> add(new Attributes(body)));
    }

    @PostMapping("/edit/recipient_map")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(KIND, body, this::edit);
    }

    @PostMapping("/delete/recipient_map")
    List<ApiAnswer> delete(@RequestBody List<String> ids) {
        return Change.delete(KIND, "id", ids, this::delete);
    }

    private List<String> add(Attributes given) {
        long id = maps.add(settings(given, new RecipientMap.Settings("", "", true)));
        return List.of("recipient_map_entry_saved", String.valueOf(id));
    }

    private List<String> edit(String text, Attributes given) {
        long id = RowId.parse(text, "recipient_map_invalid");
        RecipientMap.Settings now =
                maps.find(id)
                        .map(RecipientMap::settings)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        "id",
                                        "recipient_map_invalid",
                                        "There is no such recipient map.",
                                        text));
        maps.change(id, settings(given, now));
        return List.of("recipient_map_entry_saved", text);
    }

    private List<String> delete(String id) {
        maps.delete(RowId.parse(id, "recipient_map_invalid"));
        return List.of("recipient_map_entry_deleted", id);
    }

    private static RecipientMap.Settings settings(Attributes given, RecipientMap.Settings now) {
        return new RecipientMap.Settings(
                given.text("recipient_map_old", now.from()),
                given.text("recipient_map_new", now.to()),
                given.flag("active", now.active()));
    }

    private static Map<String, Object> body(RecipientMap map) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", map.id());
        body.put("recipient_map_old", map.settings().from());
        body.put("recipient_map_new", map.settings().to());
        body.put("active", map.settings().active() ? 1 : 0);
        body.put("created", ApiTime.format(map.created()));
        body.put("modified", ApiTime.formatOrNull(map.modified()));
        return body;
    }
}
