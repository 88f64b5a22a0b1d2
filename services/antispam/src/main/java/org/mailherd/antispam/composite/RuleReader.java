package org.mailherd.antispam.composite;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.antispam.composite.CompositesProperties.Policy;
import org.mailherd.antispam.composite.CompositesProperties.Rule;
import org.mailherd.antispam.ucl.SettingsFault;

/** Reads a section of {@code composites.conf}. */
final class RuleReader {

    private static final double MOST = 1000;

    private final String name;
    private final Map<String, @Nullable Object> parts;

    private RuleReader(String name, Map<String, @Nullable Object> parts) {
        this.name = name;
        this.parts = parts;
    }

    /**
     * @param before of the same name, whose parts stay where the section does not name them
     * @return empty where it is switched off
     * @throws SettingsFault naming the section and what is wrong with it
     */
    static Optional<Rule> read(String name, @Nullable Object section, @Nullable Rule before) {
        if (!(section instanceof Map<?, ?> given)) {
            throw new SettingsFault(name + " is a section: " + name + " { expression = ... }");
        }
        Map<String, @Nullable Object> parts = new HashMap<>();
        given.forEach((part, value) -> parts.put(String.valueOf(part), value));
        return new RuleReader(name, parts).rule(before);
    }

    private Optional<Rule> rule(@Nullable Rule before) {
        boolean enabled = flag("enabled");
        String expression = text("expression", before == null ? "" : before.expression());
        double score = number("score", before == null ? 0 : before.weight());
        Policy policy = policy(before == null ? Policy.ADD : before.policy());
        String description = text("description", before == null ? "" : before.description());
        if (!parts.isEmpty()) {
            throw fault(
                    parts.keySet().iterator().next()
                            + " is none of expression, score, policy, description and enabled");
        }
        if (enabled && expression.isEmpty()) {
            throw fault("it has no expression");
        }
        return enabled
                ? Optional.of(new Rule(expression, score, policy, description))
                : Optional.empty();
    }

    private boolean flag(String part) {
        if (!parts.containsKey(part)) {
            return true;
        }
        if (parts.remove(part) instanceof Boolean flag) {
            return flag;
        }
        throw fault(part + " is true or false");
    }

    private String text(String part, String otherwise) {
        if (!parts.containsKey(part)) {
            return otherwise;
        }
        if (parts.remove(part) instanceof String text) {
            return text;
        }
        throw fault(part + " is a text");
    }

    private double number(String part, double otherwise) {
        if (!parts.containsKey(part)) {
            return otherwise;
        }
        if (parts.remove(part) instanceof Double number && Math.abs(number) <= MOST) {
            return number;
        }
        throw fault(part + " is a number from -1000 to 1000");
    }

    /** Our words, and those of Rspamd that mean the same. */
    private Policy policy(Policy otherwise) {
        String word = text("policy", "");
        return switch (word) {
            case "" -> otherwise;
            case "add", "leave" -> Policy.ADD;
            case "replace", "remove_weight" -> Policy.REPLACE;
            default -> throw fault("the policy " + word + " is neither add nor replace");
        };
    }

    private SettingsFault fault(String what) {
        return new SettingsFault("section " + name + ": " + what);
    }
}
