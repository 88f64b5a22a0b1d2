package org.mailherd.smtp.envelope;

import java.util.List;

/**
 * The argument of MAIL or RCPT taken apart.
 *
 * @param address between the brackets, a source route cut off (RFC 5321 appendix C); empty for the
 *     null path
 */
record EnvelopePath(String address, List<EsmtpParameter> parameters) {

    /**
     * @param keyword {@code FROM:} or {@code TO:}
     * @throws RefusedException and nothing else, whatever the argument
     */
    static EnvelopePath parse(String argument, String keyword) throws RefusedException {
        if (!argument.regionMatches(true, 0, keyword, 0, keyword.length())) {
            throw syntax(keyword);
        }
        // RFC 5321 3.3 forbids a space here, and many clients send one.
        int start = keyword.length();
        while (start < argument.length() && argument.charAt(start) == ' ') {
            start++;
        }
        int end = closingBracket(argument, start);
        if (end < 0 || argument.charAt(start) != '<') {
            throw syntax(keyword);
        }
        String after = argument.substring(end + 1);
        if (!after.isEmpty() && after.charAt(0) != ' ') {
            throw syntax(keyword);
        }
        return new EnvelopePath(
                withoutRoute(argument.substring(start + 1, end)), EsmtpParameter.parse(after));
    }

    /** The first bracket outside a quoted local part. */
    private static int closingBracket(String text, int from) {
        boolean quoted = false;
        for (int i = from; i < text.length(); i++) {
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

    /** Whether a server without SMTPUTF8 could take the address (RFC 6531 3.5). */
    boolean isAscii() {
        for (int i = 0; i < address.length(); i++) {
            if (address.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static RefusedException syntax(String keyword) {
        return new RefusedException(501, "5.5.4", "Syntax: " + keyword + "<address>");
    }
}
