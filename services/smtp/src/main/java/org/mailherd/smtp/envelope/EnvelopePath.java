package org.mailherd.smtp.envelope;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * The argument of MAIL or RCPT taken apart.
 *
 * @param address between the brackets, a source route cut off (RFC 5321 appendix C); empty for the
 *     null path
 * @param parameters what follows, upper-case keyword first
 */
record EnvelopePath(String address, List<String> parameters) {

    /**
     * @param keyword {@code FROM:} or {@code TO:}
     */
    static EnvelopePath parse(String argument, String keyword) throws RefusedException {
        if (!argument.toUpperCase(Locale.ROOT).startsWith(keyword)) {
            throw syntax(keyword);
        }
        String rest = argument.substring(keyword.length()).strip();
        int end = closingBracket(rest);
        if (!rest.startsWith("<") || end < 0) {
            throw syntax(keyword);
        }
        String after = rest.substring(end + 1);
        if (!after.isEmpty() && after.charAt(0) != ' ') {
            throw syntax(keyword);
        }
        List<String> parameters =
                after.isBlank() ? List.of() : Arrays.asList(after.strip().split(" +"));
        return new EnvelopePath(withoutRoute(rest.substring(1, end)), parameters);
    }

    /** The first bracket outside a quoted local part. */
    private static int closingBracket(String text) {
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\\' && quoted) {
                i++;
            } else if (c == '"') {
                quoted = !quoted;
            } else if (c == '>' && !quoted) {
                return i;
            }
        }
        return -1;
    }

    private static String withoutRoute(String path) {
        int colon = path.indexOf(':');
        return path.startsWith("@") && colon > 0 ? path.substring(colon + 1) : path;
    }

    private static RefusedException syntax(String keyword) {
        return new RefusedException(501, "5.5.4", "Syntax: " + keyword + "<address>");
    }
}
