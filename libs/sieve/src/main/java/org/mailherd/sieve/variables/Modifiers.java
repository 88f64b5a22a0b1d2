package org.mailherd.sieve.variables;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailherd.sieve.engine.Arguments;

/** What is done to a value before it is stored, the highest precedence first (RFC 5229 4.1). */
public record Modifiers(List<Modifier> list) {

    private static final String UNRESERVED = "-._~";

    enum Modifier {
        LOWER(40, ""),
        UPPER(40, ""),
        LOWERFIRST(30, ""),
        UPPERFIRST(30, ""),
        QUOTEWILDCARD(20, ""),
        QUOTEREGEX(20, "regex"),
        ENCODEURL(15, "enotify"),
        LENGTH(10, "");

        final int precedence;
        final String extension;

        Modifier(int precedence, String extension) {
            this.precedence = precedence;
            this.extension = extension;
        }

        String tag() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Modifiers read(Arguments arguments) {
        List<Modifier> found = new ArrayList<>();
        for (Modifier modifier : Modifier.values()) {
            boolean given =
                    modifier.extension.isEmpty()
                            ? arguments.flag(modifier.tag())
                            : arguments.flag(modifier.tag(), modifier.extension);
            if (given) {
                for (Modifier other : found) {
                    if (other.precedence == modifier.precedence) {
                        throw arguments.fault(
                                "the tags :"
                                        + other.tag()
                                        + " and :"
                                        + modifier.tag()
                                        + " exclude each other");
                    }
                }
                found.add(modifier);
            }
        }
        return new Modifiers(List.copyOf(found));
    }

    public String apply(String value) {
        String result = value;
        for (Modifier modifier : list) {
            result = apply(modifier, result);
        }
        return result;
    }

    private static String apply(Modifier modifier, String value) {
        return switch (modifier) {
            case LOWER -> value.toLowerCase(Locale.ROOT);
            case UPPER -> value.toUpperCase(Locale.ROOT);
            case LOWERFIRST -> first(value).toLowerCase(Locale.ROOT) + afterFirst(value);
            case UPPERFIRST -> first(value).toUpperCase(Locale.ROOT) + afterFirst(value);
            case QUOTEWILDCARD -> quoted(value, "*?\\");
            case QUOTEREGEX -> quoted(value, "*+?.()[]{}|^$\\");
            case ENCODEURL -> encoded(value);
            case LENGTH -> String.valueOf(value.codePointCount(0, value.length()));
        };
    }

    private static String first(String value) {
        return value.isEmpty() ? "" : value.substring(0, value.offsetByCodePoints(0, 1));
    }

    private static String afterFirst(String value) {
        return value.isEmpty() ? "" : value.substring(value.offsetByCodePoints(0, 1));
    }

    private static String quoted(String value, String special) {
        StringBuilder quoted = new StringBuilder();
        value.chars()
                .forEach(c -> quoted.append(special.indexOf(c) >= 0 ? "\\" : "").append((char) c));
        return quoted.toString();
    }

    /** RFC 5435 6. */
    private static String encoded(String value) {
        StringBuilder encoded = new StringBuilder();
        for (byte octet : value.getBytes(StandardCharsets.UTF_8)) {
            boolean plain =
                    octet > 0
                            && (Character.isLetterOrDigit(octet) || UNRESERVED.indexOf(octet) >= 0);
            encoded.append(
                    plain ? String.valueOf((char) octet) : String.format("%%%02X", octet & 0xFF));
        }
        return encoded.toString();
    }
}
