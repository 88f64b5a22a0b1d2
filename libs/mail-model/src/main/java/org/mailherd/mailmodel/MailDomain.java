package org.mailherd.mailmodel;

import java.net.IDN;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Domain names as mail uses them: lower case, A-labels for comparison (RFC 5890), at most 255
 * octets (RFC 5321 4.5.3.1.2).
 */
public final class MailDomain {
    private static final int MAX_OCTETS = 255;
    private static final Pattern ASCII =
            Pattern.compile(
                    "[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?(\\.[a-z0-9_]([a-z0-9_-]{0,61}[a-z0-9_])?)*");
    private static final Pattern LITERAL = Pattern.compile("\\[[0-9A-Za-z:.\\-]{1,80}]");

    private MailDomain() {}

    /**
     * Returns the domain in lower case with A-labels, or an address literal such as {@code
     * [192.0.2.1]} as given.
     *
     * @throws AddressSyntaxException if it is neither
     */
    public static String parse(String text) {
        if (LITERAL.matcher(text).matches()) {
            return text;
        }
        String ascii = toAscii(text).toLowerCase(Locale.ROOT);
        if (ascii.length() > MAX_OCTETS || !ASCII.matcher(ascii).matches()) {
            throw new AddressSyntaxException("not a domain name: " + Printable.of(text));
        }
        return ascii;
    }

    private static String toAscii(String text) {
        if (text.chars().allMatch(c -> c < 128)) {
            return text;
        }
        try {
            return IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES);
        } catch (IllegalArgumentException e) {
            throw new AddressSyntaxException(
                    "not an internationalised domain name: " + Printable.of(text));
        }
    }
}
