package org.mailherd.mailstore.structure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Reads structured header fields of MIME (RFC 2045 5.1) leniently: comments are skipped, a
 * parameter without value or an unclosed quote is taken as far as it goes. One pass, so hostile
 * input costs its length.
 */
final class HeaderTokens {
    private final String text;
    private int at;

    HeaderTokens(String text) {
        this.text = text;
    }

    /** The next run of characters up to a blank or one of {@code stops}; empty at the end. */
    String token(String stops) {
        skipBlanksAndComments();
        int start = at;
        while (at < text.length()
                && !isBlank(text.charAt(at))
                && stops.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /** Whether this character comes next; it is then behind us. */
    boolean take(char expected) {
        skipBlanksAndComments();
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    /** {@code ; name=value} pairs to the end of the field, split values joined. */
    List<Part.Parameter> parameters(int limit) {
        List<Part.Parameter> parameters = new ArrayList<>();
        while (parameters.size() < limit && skipTo(';')) {
            String name = token("=;").toLowerCase(Locale.ROOT);
            if (!name.isEmpty() && take('=')) {
                parameters.add(new Part.Parameter(name, value()));
            }
        }
        return new ParameterPieces(parameters).joined();
    }

    private String value() {
        skipBlanksAndComments();
        if (at < text.length() && text.charAt(at) == '"') {
            return quoted();
        }
        return token(";");
    }

    private String quoted() {
        StringBuilder value = new StringBuilder();
        for (at++; at < text.length() && text.charAt(at) != '"'; at++) {
            if (text.charAt(at) == '\\' && at + 1 < text.length()) {
                at++;
            }
            value.append(text.charAt(at));
        }
        at++;
        return value.toString();
    }

    private boolean skipTo(char wanted) {
        while (at < text.length()) {
            if (text.charAt(at++) == wanted) {
                return true;
            }
        }
        return false;
    }

    private void skipBlanksAndComments() {
        int depth = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == '(') {
                depth++;
            } else if (depth > 0 && c == ')') {
                depth--;
            } else if (depth > 0 && c == '\\') {
                at++;
            } else if (depth == 0 && !isBlank(c)) {
                return;
            }
            at++;
        }
        at = Math.min(at, text.length());
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\r' || c == '\n';
    }
}
