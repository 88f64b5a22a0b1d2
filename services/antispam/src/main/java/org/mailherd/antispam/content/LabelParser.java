package org.mailherd.antispam.content;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.mailherd.antispam.content.Part.Labels;

/**
 * Reads Content-Type and Content-Disposition, leniently: parameters with RFC 2231's continuations
 * and character sets, encoded words where mail programs wrongly write them. Linear in the length.
 */
final class LabelParser {

    /** A flood of parameters is none of an honest message. */
    private static final int PARAMETER_LIMIT = 64;

    private static final int LENGTH_LIMIT = 1 << 14;

    private final String text;
    private final Map<String, String> plain = new HashMap<>();

    /** Sections of RFC 2231 3, by name and number. */
    private final Map<String, TreeMap<Integer, Section>> sections = new HashMap<>();

    private int at;

    private record Section(String value, boolean encoded) {}

    private LabelParser(String text) {
        this.text = text;
    }

    /**
     * @param value of the field, unfolded
     */
    static Labels parse(String value) {
        return new LabelParser(value.substring(0, Math.min(value.length(), LENGTH_LIMIT))).labels();
    }

    private Labels labels() {
        int end = indexOf(';', 0);
        String value = withoutComment(text.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        at = end;
        for (int count = 0; at < text.length() && count < PARAMETER_LIMIT; count++) {
            at++;
            parameter();
        }
        sections.forEach((name, parts) -> plain.put(name, joined(parts)));
        return new Labels(value, plain);
    }

    private void parameter() {
        int equals = indexOf('=', at);
        int next = indexOf(';', at);
        if (equals >= next) {
            at = next;
            return;
        }
        String name = withoutComment(text.substring(at, equals)).strip().toLowerCase(Locale.ROOT);
        at = equals + 1;
        String value = value();
        at = indexOf(';', at);
        if (!name.isEmpty()) {
            put(name, value);
        }
    }

    private void put(String name, String value) {
        int star = name.indexOf('*');
        if (star < 0) {
            plain.putIfAbsent(name, EncodedWords.decode(value));
            return;
        }
        boolean encoded = name.endsWith("*");
        String number =
                star + 1 >= name.length() - (encoded ? 1 : 0)
                        ? "0"
                        : name.substring(star + 1, name.length() - (encoded ? 1 : 0));
        if (number.length() <= 3 && number.chars().allMatch(c -> c >= '0' && c <= '9')) {
            sections.computeIfAbsent(name.substring(0, star), _ -> new TreeMap<>())
                    .putIfAbsent(Integer.parseInt(number), new Section(value, encoded));
        }
    }

    private static String joined(TreeMap<Integer, Section> parts) {
        StringBuilder octets = new StringBuilder();
        String charset = "";
        for (Map.Entry<Integer, Section> part : parts.entrySet()) {
            Section section = part.getValue();
            String value = section.value();
            int first = value.indexOf('\'');
            int second = first < 0 ? -1 : value.indexOf('\'', first + 1);
            if (section.encoded() && part.getKey() == 0 && second > 0) {
                charset = value.substring(0, first);
                value = value.substring(second + 1);
            }
            octets.append(section.encoded() ? percentDecoded(value) : value);
        }
        return Charsets.decode(octets.toString().getBytes(StandardCharsets.ISO_8859_1), charset);
    }

    private static String percentDecoded(String value) {
        StringBuilder octets = new StringBuilder(value.length());
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '%'
                    && i + 2 < value.length()
                    && Character.digit(value.charAt(i + 1), 16) >= 0
                    && Character.digit(value.charAt(i + 2), 16) >= 0) {
                octets.append((char) Integer.parseInt(value, i + 1, i + 3, 16));
                i += 2;
            } else {
                octets.append(c);
            }
        }
        return octets.toString();
    }

    private String value() {
        while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
            at++;
        }
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        int end = indexOf(';', at);
        return withoutComment(text.substring(at, end)).strip();
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        return value.toString();
    }

    /** RFC 2045 5.1: a comment may stand anywhere; honest ones stand behind the value. */
    private static String withoutComment(String part) {
        int comment = part.indexOf('(');
        return comment < 0 ? part : part.substring(0, comment);
    }

    private int indexOf(char c, int from) {
        int index = text.indexOf(c, from);
        return index < 0 ? text.length() : index;
    }
}
