package org.mailherd.adminui.api;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mailherd.directory.domain.EntryRejected;

/**
 * The attributes of an add or edit, as loosely typed as mailcow takes them: {@code 1}, {@code "1"}
 * and {@code true} are the same, and what is absent keeps its value.
 */
record Attributes(Map<String, Object> values) {

    boolean has(String name) {
        return values.get(name) != null;
    }

    String text(String name, String otherwise) {
        return find(name).orElse(otherwise);
    }

    /**
     * @throws EntryRejected if it is there but no whole number
     */
    long number(String name, long otherwise) {
        return find(name)
                .filter(text -> !text.isBlank())
                .map(text -> parse(name, text))
                .orElse(otherwise);
    }

    boolean flag(String name, boolean otherwise) {
        return find(name)
                .map(text ->
                        switch (text) {
                            case "1", "true", "on", "yes" -> true;
                            case "", "0", "false", "off", "no" -> false;
                            default -> throw wrong(name, text);
                        })
                .orElse(otherwise);
    }

    /** A list, or one text with commas. */
    Optional<List<String>> list(String name) {
        return Optional.ofNullable(values.get(name)).map(Attributes::words);
    }

    static List<String> words(@Nullable Object value) {
        return switch (value) {
            case null -> List.of();
            case Collection<?> many ->
                    many.stream().map(String::valueOf).map(String::strip).toList();
            default ->
                    Arrays.stream(String.valueOf(value).split("[,\\s]+"))
                            .filter(word -> !word.isEmpty())
                            .toList();
        };
    }

    private Optional<String> find(String name) {
        return Optional.ofNullable(values.get(name)).map(Attributes::scalar);
    }

    /**
     * Clients built from HTML forms send {@code ["0","1"]} for a ticked box: the last one counts.
     */
    private static String scalar(Object value) {
        return value instanceof List<?> list
                ? list.isEmpty() ? "" : String.valueOf(list.getLast())
                : String.valueOf(value);
    }

    private static long parse(String name, String text) {
        try {
            return Long.parseLong(text.strip());
        } catch (NumberFormatException e) {
            throw wrong(name, text);
        }
    }

    private static EntryRejected wrong(String name, String text) {
        return EntryRejected.of(name, name + "_invalid", "Not a value for " + name + ".", text);
    }
}
