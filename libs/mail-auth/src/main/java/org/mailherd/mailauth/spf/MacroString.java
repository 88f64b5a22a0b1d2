package org.mailherd.mailauth.spf;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** RFC 7208 7: text with macros, checked when it is read, expanded when it is needed. */
final class MacroString {

    /** Where macro letters get their values; {@code p} alone costs DNS look-ups. */
    interface Values {
        /** The value of a lower-case macro letter. */
        String of(char letter);
    }

    private sealed interface Part {}

    private record Literal(String text) implements Part {}

    private record Macro(
            char letter, boolean escaped, int keep, boolean reversed, String delimiters)
            implements Part {}

    // RFC 7208 7.1: macro-expand; transformers = *DIGIT [ "r" ], DIGIT not zero as a whole.
    private static final Pattern MACRO =
            Pattern.compile("\\{([slodiphvcrtSLODIPHVCRT])([0-9]*)([rR]?)([-.+,/_=]*)}");
    private static final String EXPLANATION_ONLY = "crt";

    private final String text;
    private final List<Part> parts;

    private MacroString(String text, List<Part> parts) {
        this.text = text;
        this.parts = parts;
    }

    /**
     * @param explanation whether the letters c, r, t and spaces may stand in it (RFC 7208 7.2)
     * @throws SpfSyntaxException when it breaks the grammar
     */
    static MacroString parse(String text, boolean explanation) throws SpfSyntaxException {
        List<Part> parts = new ArrayList<>();
        StringBuilder literal = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c != '%') {
                literal.append(checked(c, explanation));
                continue;
            }
            char next = i + 1 < text.length() ? text.charAt(i + 1) : 0;
            if (next == '{') {
                Matcher macro = MACRO.matcher(text).region(i + 1, text.length());
                if (!macro.lookingAt()) {
                    throw new SpfSyntaxException("bad macro in " + text);
                }
                parts.add(new Literal(literal.toString()));
                literal.setLength(0);
                parts.add(macro(macro, explanation));
                i = macro.end() - 1;
            } else {
                literal.append(escape(next, text));
                i++;
            }
        }
        parts.add(new Literal(literal.toString()));
        return new MacroString(text, List.copyOf(parts));
    }

    /** Whether it wants the sender's local part. */
    boolean wantsLocalPart() {
        return parts.stream()
                .anyMatch(part ->
                        part instanceof Macro macro
                                && (macro.letter() == 'l' || macro.letter() == 's'));
    }

    String expand(Values values) {
        StringBuilder expanded = new StringBuilder();
        for (Part part : parts) {
            switch (part) {
                case Literal(String literal) -> expanded.append(literal);
                case Macro macro -> expanded.append(transformed(macro, values.of(macro.letter())));
            }
        }
        return expanded.toString();
    }

    private static char checked(char c, boolean explanation) throws SpfSyntaxException {
        if (c < 0x21 || c > 0x7e) {
            if (!(explanation && c == ' ')) {
                throw new SpfSyntaxException("character %02x is not allowed".formatted((int) c));
            }
        }
        return c;
    }

    private static String escape(char next, String text) throws SpfSyntaxException {
        return switch (next) {
            case '%' -> "%";
            case '_' -> " ";
            case '-' -> "%20";
            default -> throw new SpfSyntaxException("stray % in " + text);
        };
    }

    private static Macro macro(Matcher macro, boolean explanation) throws SpfSyntaxException {
        char written = macro.group(1).charAt(0);
        char letter = Character.toLowerCase(written);
        if (!explanation && EXPLANATION_ONLY.indexOf(letter) >= 0) {
            throw new SpfSyntaxException("macro " + letter + " is for explanations only");
        }
        String delimiters = macro.group(4).isEmpty() ? "." : macro.group(4);
        return new Macro(
                letter,
                Character.isUpperCase(written),
                keep(macro.group(2)),
                !macro.group(3).isEmpty(),
                delimiters);
    }

    private static int keep(String digits) throws SpfSyntaxException {
        if (digits.isEmpty()) {
            return Integer.MAX_VALUE;
        }
        // RFC 7208 7.3: at least 127 must work; no domain has more labels, so more means all.
        int keep = digits.length() > 3 ? Integer.MAX_VALUE : Integer.parseInt(digits);
        if (digits.chars().allMatch(c -> c == '0')) {
            throw new SpfSyntaxException("a macro cannot keep 0 parts");
        }
        return keep;
    }

    private static String transformed(Macro macro, String value) {
        List<String> pieces =
                new ArrayList<>(
                        Arrays.asList(
                                value.split("[" + Pattern.quote(macro.delimiters()) + "]", -1)));
        if (macro.reversed()) {
            Collections.reverse(pieces);
        }
        int from = Math.max(0, pieces.size() - macro.keep());
        String text = String.join(".", pieces.subList(from, pieces.size()));
        return macro.escaped() ? urlEscaped(text) : text;
    }

    /** RFC 7208 7.3: upper-case macros escape all but the unreserved characters of RFC 3986. */
    private static String urlEscaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (byte octet : text.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (octet & 0xff);
            boolean alphanumeric = c < 0x80 && Character.isLetterOrDigit(c);
            if (alphanumeric || "-._~".indexOf(c) >= 0) {
                escaped.append(c);
            } else {
                escaped.append("%%%02X".formatted((int) c));
            }
        }
        return escaped.toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
