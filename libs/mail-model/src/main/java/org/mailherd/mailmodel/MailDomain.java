package org.mailherd.mailmodel;

import java.util.regex.Pattern;

/**
 * Domain names as mail uses them: lower case, A-labels for comparison (RFC 5890), at most 255
 * octets (RFC 5321 4.5.3.1.2).
 */
public final class MailDomain {
    private static final int MAX_OCTETS = 255;
    private static final int MAX_LABEL = 63;
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9A-Za-z:.\\-]{1,80}]");

    private MailDomain() {}

    /**
     * Returns the domain in lower case with A-labels, or an address literal such as {@code
     * [192.0.2.1]} as given.
     *
     * @throws AddressSyntaxException if it is neither
     */
    public static String parse(String text) {
        if (text.startsWith("[") && LITERAL.matcher(text).matches()) {
            return text;
        }
        String ascii = InternationalName.toAscii(text);
        if (ascii.length() > MAX_OCTETS || !isName(ascii)) {
            throw new AddressSyntaxException("not a domain name: " + Printable.of(text));
        }
        return ascii;
    }

    /** Labels of letters, digits, hyphens and underscores; no hyphen at either end of one. */
    private static boolean isName(String text) {
        int start = 0;
        for (int i = 0; i <= text.length(); i++) {
            char c = i == text.length() ? '.' : text.charAt(i);
            if (c == '.') {
                int length = i - start;
                if (length < 1
                        || length > MAX_LABEL
                        || text.charAt(start) == '-'
                        || text.charAt(i - 1) == '-') {
                    return false;
                }
                start = i + 1;
            } else if (!isLabel(c)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isLabel(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    }
}
