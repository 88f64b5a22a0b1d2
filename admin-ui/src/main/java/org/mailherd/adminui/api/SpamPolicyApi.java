package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.policy.QuarantineCategory;
import org.mailherd.directory.policy.SenderPattern;
import org.mailherd.directory.policy.SpamPolicies;
import org.mailherd.directory.policy.SpamPolicy;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * mailcow's sender lists, spam scores and quarantine categories. Scores and categories may be a
 * domain's here, too. {@code unproven=1} lets an allowed sender count although nothing proves it.
 */
@RestController
@RequestMapping("/api/v1")
class SpamPolicyApi {
    private static final String DOMAIN = "domain-policy";
    private static final String MAILBOX = "mailbox-policy";

    private final SpamPolicies policies;

    SpamPolicyApi(SpamPolicies policies) {
        this.policies = policies;
    }

    @GetMapping({"/get/policy_wl_domain/{owner}", "/get/policy_wl_mailbox/{owner}"})
    List<Map<String, Object>> allowed(@PathVariable String owner) {
        return list(owner, true);
    }

    @GetMapping({"/get/policy_bl_domain/{owner}", "/get/policy_bl_mailbox/{owner}"})
    List<Map<String, Object>> denied(@PathVariable String owner) {
        return list(owner, false);
    }

    private List<Map<String, Object>> list(String owner, boolean allowed) {
        try {
            return policies.of(owner).senders().stream()
                    .filter(entry -> entry.allowed() == allowed)
                    .map(entry -> {
                        Map<String, Object> body = new LinkedHashMap<>();
                        body.put("object", owner);
                        body.put("value", entry.pattern().text());
                        body.put("prefid", entry.id());
                        body.put("unproven", entry.proven() ? 0 : 1);
                        return body;
                    })
                    .toList();
        } catch (EntryRejected _) {
            return List.of();
        }
    }

    @PostMapping("/add/domain-policy")
    List<ApiAnswer> addOfDomain(@RequestBody Map<String, Object> body) {
        return add(DOMAIN, "domain", "domain_modified", body);
    }

    @PostMapping("/add/mailbox-policy")
    List<ApiAnswer> addOfMailbox(@RequestBody Map<String, Object> body) {
        return add(MAILBOX, "username", "mailbox_modified", body);
    }

    private List<ApiAnswer> add(
            String kind, String ownerName, String word, Map<String, Object> body) {
        return Change.run(
                "add",
                kind,
                body,
                () -> {
                    Attributes given = new Attributes(body);
                    String owner = given.text(ownerName, "");
                    boolean allowed =
                            switch (given.text("object_list", "")) {
                                case "wl" -> true;
                                case "bl" -> false;
                                default ->
                                        throw EntryRejected.of(
                                                "object_list",
                                                "access_denied",
                                                "Either bl or wl.",
                                                owner);
                            };
                    if (ownerName.equals("username") != owner.contains("@")) {
                        throw EntryRejected.of(
                                ownerName, "access_denied", "Not one of that kind.", owner);
                    }
                    SenderPattern added =
                            policies.add(
                                    owner,
                                    allowed,
                                    given.text("object_from", ""),
                                    !given.flag("unproven", false));
                    return List.of(word, owner, added.text());
                });
    }

    @PostMapping("/delete/domain-policy")
    List<ApiAnswer> deleteOfDomain(@RequestBody List<String> ids) {
        return Change.delete(DOMAIN, "prefid", ids, id -> delete(id, false));
    }

    @PostMapping("/delete/mailbox-policy")
    List<ApiAnswer> deleteOfMailbox(@RequestBody List<String> ids) {
        return Change.delete(MAILBOX, "prefid", ids, id -> delete(id, true));
    }

    private List<String> delete(String id, boolean ofMailbox) {
        policies.remove(RowId.parse(id, "access_denied"), ofMailbox);
        return List.of("item_deleted", id);
    }

    /** As mailcow writes it, the mark before the refusal: {@code 8,15}; empty: the standard. */
    @GetMapping("/get/spam-score/{owner}")
    Map<String, Object> score(@PathVariable String owner) {
        try {
            return Map.of(
                    "spam_score",
                    policies.of(owner)
                            .scores()
                            .map(scores -> scores.addHeader() + "," + scores.reject())
                            .orElse(""));
        } catch (EntryRejected _) {
            return Map.of();
        }
    }

    @PostMapping({"/edit/spam-score", "/edit/spam-score/"})
    List<ApiAnswer> editScore(@RequestBody EditRequest body) {
        return Change.edit(
                "spam-score",
                body,
                (owner, given) -> {
                    policies.setScores(owner, scores(given.text("spam_score", "")));
                    return List.of("mailbox_modified", owner);
                });
    }

    private static Optional<SpamPolicy.Scores> scores(String text) {
        if (text.isBlank() || text.equals("default")) {
            return Optional.empty();
        }
        try {
            String[] two = text.split(",", -1);
            if (two.length == 2) {
                return Optional.of(
                        new SpamPolicy.Scores(
                                Double.parseDouble(two[0].strip()),
                                Double.parseDouble(two[1].strip())));
            }
        } catch (IllegalArgumentException _) {
            // said below
        }
        throw EntryRejected.of(
                "spam_score",
                "spam_score_invalid",
                "Two numbers from 0 to 9999, the mark before the refusal, such as 8,15.",
                text);
    }

    @GetMapping("/get/quarantine_category/{owner}")
    Map<String, Object> category(@PathVariable String owner) {
        try {
            return Map.of(
                    "quarantine_category",
                    policies.of(owner).quarantine().map(QuarantineCategory::word).orElse(""));
        } catch (EntryRejected _) {
            return Map.of();
        }
    }

    @PostMapping("/edit/quarantine_category")
    List<ApiAnswer> editCategory(@RequestBody EditRequest body) {
        return Change.edit(
                "quarantine_category",
                body,
                (owner, given) -> {
                    policies.setQuarantine(owner, given.text("quarantine_category", ""));
                    return List.of("mailbox_modified", owner);
                });
    }
}
