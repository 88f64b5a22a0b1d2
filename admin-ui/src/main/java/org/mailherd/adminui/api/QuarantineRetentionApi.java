package org.mailherd.adminui.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.directory.domain.EntryRejected;
import org.mailherd.directory.policy.QuarantineRetention;
import org.mailherd.directory.policy.QuarantineRetentions;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * How much of a mailbox's or domain's mail the quarantine keeps, beside mailcow's {@code
 * quarantine_category}, which says what: {@code days}, {@code messages} and {@code mebibytes}. What
 * is empty or 0 is as the domain has it, else as the service's settings say.
 */
@RestController
@RequestMapping("/api/v1")
class QuarantineRetentionApi {
    private static final String DAYS = "days";
    private static final String MESSAGES = "messages";
    private static final String MEBIBYTES = "mebibytes";

    private final QuarantineRetentions retentions;

    QuarantineRetentionApi(QuarantineRetentions retentions) {
        this.retentions = retentions;
    }

    @GetMapping("/get/quarantine_retention/{owner}")
    Map<String, Object> get(@PathVariable String owner) {
        try {
            QuarantineRetention retention = retentions.of(owner);
            Map<String, Object> body = new LinkedHashMap<>();
            body.put(DAYS, shown(retention.days()));
            body.put(MESSAGES, shown(retention.messages()));
            body.put(MEBIBYTES, shown(retention.mebibytes()));
            return body;
        } catch (EntryRejected _) {
            return Map.of();
        }
    }

    private static Object shown(Optional<Integer> value) {
        return value.<Object>map(number -> number).orElse("");
    }

    @PostMapping("/edit/quarantine_retention")
    List<ApiAnswer> edit(@RequestBody EditRequest body) {
        return Change.edit(
                "quarantine_retention",
                body,
                (owner, given) -> {
                    QuarantineRetention now = retentions.of(owner);
                    retentions.set(
                            owner,
                            new QuarantineRetention(
                                    next(given, DAYS, now.days(), QuarantineRetention.MOST_DAYS),
                                    next(
                                            given,
                                            MESSAGES,
                                            now.messages(),
                                            QuarantineRetention.MOST_MESSAGES),
                                    next(
                                            given,
                                            MEBIBYTES,
                                            now.mebibytes(),
                                            QuarantineRetention.MOST_MEBIBYTES)));
                    return List.of("object_modified", owner);
                });
    }

    /** What is absent keeps its value. */
    private static Optional<Integer> next(
            Attributes given, String name, Optional<Integer> now, int most) {
        if (!given.has(name)) {
            return now;
        }
        long number = given.number(name, 0);
        if (number < 0 || number > most) {
            throw EntryRejected.of(
                    name,
                    "quarantine_retention_invalid",
                    "A whole number up to " + most + "; 0 is as the domain or the server has it.",
                    String.valueOf(number));
        }
        return number == 0 ? Optional.empty() : Optional.of((int) number);
    }
}
