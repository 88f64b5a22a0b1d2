package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.policy.RateLimit;
import org.mailherd.directory.policy.RateLimits;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** mailcow's {@code rl-mbox} and {@code rl-domain}: how many recipients in what time. */
@RestController
@RequestMapping("/api/v1")
class RateLimitApi {
    private final RateLimits limits;

    RateLimitApi(RateLimits limits) {
        this.limits = limits;
    }

    /** Of a mailbox, or a list of all that have one. */
    @GetMapping("/get/rl-mbox/{mailbox}")
    Object ofMailbox(@PathVariable String mailbox) {
        return get(mailbox, "mailbox");
    }

    @GetMapping("/get/rl-domain/{domain}")
    Object ofDomain(@PathVariable String domain) {
        return get(domain, "domain");
    }

    private Object get(String owner, String kind) {
        if (owner.equals("all")) {
            return limits.all(kind.equals("mailbox")).stream()
                    .map(one -> body(one.limit(), Map.of(kind, one.owner())))
                    .toList();
        }
        boolean fits = kind.equals("mailbox") == owner.contains("@");
        return fits
                ? limits.of(owner).map(limit -> body(limit, Map.of())).orElse(Map.of())
                : Map.of();
    }

    private static Map<String, Object> body(RateLimit limit, Map<String, Object> more) {
        Map<String, Object> body = new LinkedHashMap<>(more);
        body.put("value", Integer.toString(limit.count()));
        body.put("frame", limit.frame().word());
        return body;
    }

    @PostMapping({"/edit/rl-mbox", "/edit/rl-mbox/"})
    List<ApiAnswer> editMailbox(@RequestBody EditRequest body) {
        return edit("rl-mbox", body, true);
    }

    @PostMapping({"/edit/rl-domain", "/edit/rl-domain/"})
    List<ApiAnswer> editDomain(@RequestBody EditRequest body) {
        return edit("rl-domain", body, false);
    }

    private List<ApiAnswer> edit(String kind, EditRequest body, boolean mailbox) {
        return Change.edit(
                kind,
                body,
                (owner, given) -> {
                    if (mailbox != owner.contains("@")) {
                        throw EntryRejected.of(
                                "object", "access_denied", "Not one of that kind.", owner);
                    }
                    limits.set(
                            owner, limit(given.text("rl_value", ""), given.text("rl_frame", "")));
                    return List.of("rl_saved", owner);
                });
    }

    /** Nothing, or 0, is no limit. */
    private static Optional<RateLimit> limit(String value, String frame) {
        if (value.isBlank() || value.strip().equals("0")) {
            return Optional.empty();
        }
        RateLimit.Frame known =
                RateLimit.Frame.of(frame)
                        .orElseThrow(() ->
                                EntryRejected.of(
                                        "rl_frame",
                                        "rl_timeframe",
                                        "One of s, m, h and d.",
                                        frame));
        if (!value.strip().matches("[0-9]{1,7}")
                || Integer.parseInt(value.strip()) > RateLimit.MOST) {
            throw EntryRejected.of(
                    "rl_value", "rl_value_invalid", "A number up to a million; 0 is none.", value);
        }
        return Optional.of(new RateLimit(Integer.parseInt(value.strip()), known));
    }
}
