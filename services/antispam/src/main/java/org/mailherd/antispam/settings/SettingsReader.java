package org.mailherd.antispam.settings;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.check.Action;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.score.Scores;
import org.mailherd.antispam.ucl.SettingsFault;
import org.mailherd.antispam.verdict.Thresholds;

/** Reads the {@code apply} part of Rspamd's settings. */
final class SettingsReader {

    private static final Pattern NAME = Pattern.compile("\\w{1,64}");
    private static final double MOST = 9_999;
    private static final int MOST_ADDED = 100;
    private static final String WHITELIST = "whitelist";
    private static final String SCORES = "scores";
    private static final String ACTIONS = "actions";
    private static final String SYMBOLS = "symbols";
    private static final Set<String> PARTS =
            Set.of(
                    WHITELIST,
                    "want_spam",
                    SCORES,
                    ACTIONS,
                    SYMBOLS,
                    "default",
                    "symbols_enabled",
                    "groups_enabled",
                    "symbols_disabled",
                    "groups_disabled");

    private SettingsReader() {}

    /**
     * @throws SettingsFault when a part is not what it must be, or is none that is known
     */
    static ScanSettings read(Map<String, @Nullable Object> given) {
        Map<String, @Nullable Object> apply = flattened(given);
        Map<String, Double> weights = weights(apply);
        List<Hit> added = added(apply.get(SYMBOLS), weights);
        return new ScanSettings(
                flag(apply, WHITELIST) || flag(apply, "want_spam"),
                new Limits(actions(apply.get(ACTIONS))),
                new Scores(weights, Set.of()),
                choice(apply, added),
                added);
    }

    /** Rspamd's older form has one more level, by the name of its only metric. */
    private static Map<String, @Nullable Object> flattened(Map<String, @Nullable Object> given) {
        if (!given.containsKey("default")) {
            return given;
        }
        Map<String, @Nullable Object> flat = new HashMap<>(given);
        flat.putAll(object("default", flat.remove("default")));
        return flat;
    }

    private static boolean flag(Map<String, @Nullable Object> apply, String name) {
        return switch (apply.get(name)) {
            case null -> false;
            case Boolean flag -> flag;
            case Double number -> number != 0;
            default -> throw new SettingsFault(name + " is true or false");
        };
    }

    /** In scores, or as the older form has them, beside the other parts. */
    private static Map<String, Double> weights(Map<String, @Nullable Object> apply) {
        Map<String, Double> weights = new HashMap<>();
        apply.forEach((name, value) -> {
            if (!PARTS.contains(name)) {
                if (!(value instanceof Double)) {
                    throw new SettingsFault(name + " is neither a part of settings nor a score");
                }
                weights.put(symbol(name), number(name, value));
            }
        });
        if (apply.containsKey(SCORES)) {
            object(SCORES, apply.get(SCORES))
                    .forEach((name, value) -> weights.put(symbol(name), number(name, value)));
        }
        return weights;
    }

    /** A score of null switches an action off. */
    static Map<Action, Double> actions(@Nullable Object given) {
        Map<Action, Double> actions = new EnumMap<>(Action.class);
        if (given != null) {
            object(ACTIONS, given)
                    .forEach((name, value) -> {
                        double limit = value == null ? Thresholds.NEVER : number(name, value);
                        switch (name.toLowerCase(Locale.ROOT).replace('_', ' ')) {
                            case "reject" -> actions.put(Action.REJECT, limit);
                            case "add header" -> actions.put(Action.ADD_HEADER, limit);
                            case "greylist" -> actions.put(Action.GREYLIST, limit);
                            default -> {
                                if (value != null) {
                                    throw new SettingsFault(
                                            "actions: only reject, add header and greylist have a score,"
                                                    + " not "
                                                    + name);
                                }
                            }
                        }
                    });
        }
        return actions;
    }

    private static Choice choice(Map<String, @Nullable Object> apply, List<Hit> added) {
        boolean only = apply.containsKey("symbols_enabled") || apply.containsKey("groups_enabled");
        Set<String> enabled = new HashSet<>(names(apply, "symbols_enabled"));
        added.forEach(hit -> enabled.add(hit.symbol().name()));
        Choice choice =
                new Choice(
                        only,
                        new Choice.Names(only ? enabled : Set.of(), names(apply, "groups_enabled")),
                        new Choice.Names(
                                names(apply, "symbols_disabled"), names(apply, "groups_disabled")));
        return choice.equals(Choice.ALL) ? Choice.ALL : choice;
    }

    private static Set<String> names(Map<String, @Nullable Object> apply, String part) {
        return switch (apply.get(part)) {
            case null -> Set.of();
            case String one -> Set.of(symbol(one));
            case List<?> several -> {
                Set<String> names = new HashSet<>();
                for (Object name : several) {
                    names.add(symbol(String.valueOf(name)));
                }
                yield names;
            }
            default -> throw new SettingsFault(part + " is a list of names");
        };
    }

    /** {@code ["A", "B"]} with what scores say, {@code {"A": 2, "B": {"score": 3}}} with these. */
    private static List<Hit> added(@Nullable Object given, Map<String, Double> weights) {
        List<Hit> added = new ArrayList<>();
        switch (given) {
            case null -> {}
            case List<?> several -> {
                for (Object name : several) {
                    String symbol = symbol(String.valueOf(name));
                    added.add(hit(symbol, weights.getOrDefault(symbol, 0.0)));
                }
            }
            case Map<?, ?> scored ->
                    scored.forEach((name, value) -> {
                        String symbol = symbol(String.valueOf(name));
                        Object score = value instanceof Map<?, ?> one ? one.get("score") : value;
                        added.add(hit(symbol, score == null ? 0 : number(symbol, score)));
                    });
            default ->
                    throw new SettingsFault("symbols is a list of names, or of names and scores");
        }
        if (added.size() > MOST_ADDED) {
            throw new SettingsFault("symbols: at most " + MOST_ADDED);
        }
        return added;
    }

    private static Hit hit(String symbol, double weight) {
        return Hit.of(
                Symbol.of(symbol, weight, "settings", "The settings for this message ask for it"));
    }

    private static String symbol(String name) {
        if (!NAME.matcher(name).matches()) {
            throw new SettingsFault("'" + name + "' is no name of a symbol or group");
        }
        return name;
    }

    private static double number(String name, @Nullable Object value) {
        if (value instanceof Double number && Math.abs(number) <= MOST) {
            return number;
        }
        throw new SettingsFault(name + " is a number from -9999 to 9999");
    }

    @SuppressWarnings("unchecked") // Ucl makes no other maps
    private static Map<String, @Nullable Object> object(String name, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            return (Map<String, @Nullable Object>) map;
        }
        throw new SettingsFault(name + " is an object");
    }
}
