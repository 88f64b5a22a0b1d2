package org.mailherd.antispam.settings;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.ucl.SettingsFault;

/**
 * A section of the operator's file.
 *
 * @param id by which it is asked for
 * @param tag of mail servers for whose mail it holds unasked
 */
record SettingsRule(String id, Optional<Pattern> tag, ScanSettings settings) {

    private static final String TAG = "MTA-Tag";
    private static final int MOST_RULES = 500;
    private static final Set<String> KNOWN =
            Set.of(
                    "id",
                    "name",
                    "priority",
                    "apply",
                    "whitelist",
                    "want_spam",
                    "symbols",
                    "request_header");

    /**
     * Of {@code settings { NAME { id = ...; apply { ... } } }}; the outermost name may be left out.
     *
     * @throws SettingsFault saying which section is wrong and why
     */
    static List<SettingsRule> readAll(Map<String, @Nullable Object> file) {
        Map<String, @Nullable Object> sections =
                file.size() == 1 && file.containsKey("settings")
                        ? object("settings", file.get("settings"))
                        : file;
        if (sections.size() > MOST_RULES) {
            throw new SettingsFault("at most " + MOST_RULES + " sections");
        }
        List<SettingsRule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        sections.forEach((name, section) -> {
            try {
                rules.add(read(name, object(name, section)));
            } catch (SettingsFault e) {
                throw new SettingsFault("section " + name + ": " + e.getMessage());
            }
            if (!ids.add(rules.getLast().id())) {
                throw new SettingsFault("section " + name + ": its id has been given before");
            }
        });
        return List.copyOf(rules);
    }

    private static SettingsRule read(String name, Map<String, @Nullable Object> section) {
        section.keySet().stream()
                .filter(key -> !KNOWN.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw new SettingsFault(
                            key + ": settings are found by their id or an MTA-Tag only");
                });
        Map<String, @Nullable Object> apply =
                new HashMap<>(
                        section.containsKey("apply")
                                ? object("apply", section.get("apply"))
                                : Map.of());
        for (String beside : List.of("whitelist", "want_spam", "symbols")) {
            if (section.containsKey(beside)) {
                apply.put(beside, section.get(beside));
            }
        }
        Object id = section.getOrDefault("id", name);
        return new SettingsRule(String.valueOf(id), tag(section), SettingsReader.read(apply));
    }

    private static Optional<Pattern> tag(Map<String, @Nullable Object> section) {
        if (!section.containsKey("request_header")) {
            return Optional.empty();
        }
        Map<String, @Nullable Object> fields =
                object("request_header", section.get("request_header"));
        if (fields.size() != 1 || !(fields.get(TAG) instanceof String expression)) {
            throw new SettingsFault("request_header: only " + TAG + " can be asked about");
        }
        try {
            return Optional.of(Pattern.compile(expression));
        } catch (PatternSyntaxException e) {
            throw new SettingsFault("request_header: " + e.getDescription());
        }
    }

    @SuppressWarnings("unchecked") // Ucl makes no other maps
    private static Map<String, @Nullable Object> object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new SettingsFault(name + " is an object");
    }
}
