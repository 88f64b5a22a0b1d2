package org.mailherd.adminui.api;

import java.security.Principal;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailherd.adminui.quarantine.KeptMail;
import org.mailherd.adminui.quarantine.QuarantineClient;
import org.mailherd.adminui.quarantine.QuarantineVerb;
import org.mailherd.adminui.quarantine.QuarantineWish;
import org.mailherd.adminui.releaselink.ReleaseLinks;
import org.mailherd.directory.domain.EntryRejected;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** mailcow's quarantine. */
@RestController
@RequestMapping("/api/v1")
class QuarantineApi {
    private static final String KIND = "qitem";
    private static final int LIMIT = 1000;

    private final QuarantineClient quarantine;
    private final ReleaseLinks links;

    QuarantineApi(QuarantineClient quarantine, ReleaseLinks links) {
        this.quarantine = quarantine;
        this.links = links;
    }

    /** The newest thousand. */
    @GetMapping("/get/quarantine/all")
    List<Map<String, Object>> all() {
        return quarantine.list("", Optional.empty(), LIMIT).stream()
                .map(QuarantineApi::body)
                .toList();
    }

    @GetMapping("/get/quarantine/{id}")
    Map<String, Object> get(@PathVariable long id) {
        return quarantine.find(id).map(this::withLinks).orElse(Map.of());
    }

    /**
     * {@code action} is {@code release} or {@code learnspam}; {@code learn=ham} teaches too; {@code
     * again} delivers one whose state is {@code uncertain}.
     */
    @PostMapping("/edit/qitem")
    List<ApiAnswer> edit(@RequestBody EditRequest body, Principal who) {
        return Change.edit(
                KIND,
                body,
                (id, given) -> {
                    QuarantineVerb verb =
                            QuarantineVerb.of(given.text("action", ""))
                                    .filter(one -> one != QuarantineVerb.DELETE)
                                    .orElseThrow(() ->
                                            EntryRejected.of(
                                                    "action",
                                                    "access_denied",
                                                    "Either release or learnspam.",
                                                    id));
                    Set<QuarantineWish> wishes = EnumSet.noneOf(QuarantineWish.class);
                    if (given.text("learn", "").equals("ham")) {
                        wishes.add(QuarantineWish.LEARN_HAM);
                    }
                    if (given.flag("again", false)) {
                        wishes.add(QuarantineWish.AGAIN);
                    }
                    run(verb, id, wishes, who);
                    return List.of(
                            verb == QuarantineVerb.RELEASE ? "item_released" : "qlearn_spam", id);
                });
    }

    @PostMapping("/delete/qitem")
    List<ApiAnswer> delete(@RequestBody List<String> ids, Principal who) {
        return Change.delete(
                KIND,
                "id",
                ids,
                id -> {
                    run(QuarantineVerb.DELETE, id, Set.of(), who);
                    return List.of("item_deleted", id);
                });
    }

    private void run(QuarantineVerb verb, String id, Set<QuarantineWish> wishes, Principal who) {
        long row = RowId.parse(id, "access_denied");
        if (!quarantine.run(verb, row, "REST API as " + who.getName(), wishes)) {
            throw EntryRejected.of(
                    "id", "quarantine_item_unchanged", "Nothing to do for this message.", id);
        }
    }

    /**
     * Links for its recipient, who needs no login for them; none when they are off, nor to deliver
     * malware.
     */
    private Map<String, Object> withLinks(KeptMail item) {
        Map<String, Object> body = body(item);
        for (QuarantineVerb verb : QuarantineVerb.values()) {
            if (verb == QuarantineVerb.RELEASE && item.guarded()) {
                continue;
            }
            links.to(verb, item).ifPresent(link -> body.put(verb.word() + "_link", link));
        }
        return body;
    }

    private static Map<String, Object> body(KeptMail item) {
        Map<String, Object> body = new LinkedHashMap<>();
        body.put("id", item.id());
        body.put("qid", item.qid());
        body.put("sender", item.sender());
        body.put("subject", item.subject());
        body.put("rcpt", item.mailbox());
        body.put("score", item.score());
        body.put("action", item.action());
        body.put("ip", item.client());
        body.put("symbols", item.found());
        body.put("state", item.state());
        body.put("created", item.created().getEpochSecond());
        body.put("notified", 0);
        body.put("virus_flag", item.infected() ? 1 : 0);
        return body;
    }
}
