package org.mailherd.antispam.ucl;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads JSON and the plain part of UCL, the language of Rspamd's settings: bare words, {@code =},
 * {@code ;}, {@code name { ... }}, comments, the outermost braces left out. No includes, variables
 * or multipliers.
 */
public final class Ucl {

    private static final int MOST_DEPTH = 8;
    private static final int MOST_VALUES = 5_000;
    private static final String ENDS = ",;{}[]=:#\"";

    private final String text;
    private int at;
    private int values;

    private Ucl(String text) {
        this.text = text;
    }

    /**
     * @return values are {@code Map}, {@code List}, {@code String}, {@code Double}, {@code Boolean}
     *     or null
     * @throws SettingsFault when it is none
     */
    public static Map<String, @Nullable Object> read(String text) {
        Ucl ucl = new Ucl(text);
        boolean braces = ucl.next() == '{';
        if (braces) {
            ucl.at++;
        }
        Map<String, @Nullable Object> all = ucl.object(braces, 0);
        if (ucl.next() != 0) {
            throw ucl.fault("something stands behind the end");
        }
        return all;
    }

    private Map<String, @Nullable Object> object(boolean braces, int depth) {
        Map<String, @Nullable Object> pairs = new LinkedHashMap<>();
        while (true) {
            separators();
            char c = next();
            if (c == '}' && braces) {
                at++;
                return pairs;
            }
            if (c == 0) {
                if (braces) {
                    throw fault("a brace is not closed");
                }
                return pairs;
            }
            String key = c == '"' ? quoted() : word();
            char sign = next();
            if (sign == '=' || sign == ':') {
                at++;
            }
            if (pairs.containsKey(key)) {
                throw fault(key + " stands twice");
            }
            pairs.put(key, value(depth + 1));
        }
    }

    private List<@Nullable Object> array(int depth) {
        List<@Nullable Object> elements = new ArrayList<>();
        while (true) {
            separators();
            if (next() == ']') {
                at++;
                return elements;
            }
            elements.add(value(depth + 1));
        }
    }

    private @Nullable Object value(int depth) {
        if (depth > MOST_DEPTH || ++values > MOST_VALUES) {
            throw fault("this is too much");
        }
        char c = next();
        switch (c) {
            case '{' -> {
                at++;
                return object(true, depth);
            }
            case '[' -> {
                at++;
                return array(depth);
            }
            case '"' -> {
                return quoted();
            }
            default -> {
                return meaning(word());
            }
        }
    }

    private static @Nullable Object meaning(String word) {
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "null" -> null;
            case "true", "yes", "on" -> true;
            case "false", "no", "off" -> false;
            default ->
                    word.matches("[-+]?[0-9]{1,15}(?:\\.[0-9]{1,15})?(?:[eE][-+]?[0-9]{1,2})?")
                            ? (Object) Double.valueOf(word)
                            : word;
        };
    }

    private String word() {
        int start = at;
        while (at < text.length() && text.charAt(at) > ' ' && ENDS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (at == start) {
            throw fault("a name or value is missing");
        }
        return text.substring(start, at);
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length(); at++) {
            char c = text.charAt(at);
            if (c == '"') {
                at++;
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
        throw fault("a quotation mark is not closed");
    }

    /** RFC 8259 7; stands on the last character of it afterwards. */
    private char escaped() {
        at++;
        char c = at < text.length() ? text.charAt(at) : 0;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> {
                String hex = at + 5 <= text.length() ? text.substring(at + 1, at + 5) : "";
                if (!hex.matches("[0-9A-Fa-f]{4}")) {
                    throw fault("after \\u there are four hexadecimal digits");
                }
                at += 4;
                yield (char) Integer.parseInt(hex, 16);
            }
            default -> throw fault("a backslash says nothing");
        };
    }

    private void separators() {
        while (next() == ',' || next() == ';') {
            at++;
        }
    }

    /** The next character that is no white space or comment; 0 at the end. */
    private char next() {
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '#') {
                int end = text.indexOf('\n', at);
                at = end < 0 ? text.length() : end;
            } else if (text.startsWith("/*", at)) {
                int end = text.indexOf("*/", at);
                at = end < 0 ? text.length() : end + 2;
            } else if (c > ' ') {
                return c;
            } else {
                at++;
            }
        }
        return 0;
    }

    private SettingsFault fault(String what) {
        long line = text.substring(0, Math.min(at, text.length())).lines().count();
        return new SettingsFault("line " + Math.max(1, line) + ": " + what);
    }
}
