package org.mailherd.imap.lmtp;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The argument of MAIL and RCPT: {@code FROM:<path> PARAM=value ...} (RFC 5321 4.1.2).
 *
 * @param path without its brackets
 * @param parameters as they came
 */
record PathArgument(String path, List<String> parameters) {

    /**
     * @param prefix {@code FROM:} or {@code TO:}; empty for what is no such argument
     */
    static Optional<PathArgument> parse(String argument, String prefix) {
        if (!argument.regionMatches(true, 0, prefix, 0, prefix.length())) {
            return Optional.empty();
        }
        String rest = argument.substring(prefix.length()).stripLeading();
        int close = closingBracket(rest);
        if (close < 0) {
            return Optional.empty();
        }
        String parameters = rest.substring(close + 1).strip();
        return Optional.of(
                new PathArgument(
                        rest.substring(1, close),
                        parameters.isEmpty() ? List.of() : List.of(parameters.split(" +"))));
    }

    /** Parameters with their names in capitals, and values too where they are words of ours. */
    List<String> named() {
        return parameters.stream()
                .map(parameter -> {
                    int equals = parameter.indexOf('=') + 1;
                    String name = parameter.substring(0, equals).toUpperCase(Locale.ROOT);
                    String value = parameter.substring(equals);
                    boolean verbatim = name.equals("ENVID=") || name.equals("ORCPT=");
                    return name + (verbatim ? value : value.toUpperCase(Locale.ROOT));
                })
                .toList();
    }

    /** Position of the bracket that ends the path; a quoted local part may contain others. */
    private static int closingBracket(String text) {
        boolean quoted = false;
        for (int i = 1; i < text.length() && text.startsWith("<"); i++) {
            char c = text.charAt(i);
            if (quoted && c == '\\') {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        return -1;
    }
}
