package org.mailherd.mailmodel;

import java.net.IDN;
import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Domain names as mail uses them: lower case, A-labels for comparison (RFC 5890), at most 255
 * octets (RFC 5321 4.5.3.1.2).
 */
public final class MailDomain {
    private static final int MAX_OCTETS = 255;
    private static final int MAX_LABEL = 63;

    /** The full stops of UTS 46, section 4. */
    private static final Pattern DOTS = Pattern.compile("[.\\u3002\\uff0e\\uff61]");

    /** Sharp s, final sigma and the joiners (UTS 46, section 6: deviation characters). */
    private static final Pattern KEPT = Pattern.compile("[\\u00df\\u03c2\\u200c\\u200d]");

    /** RFC 5892, appendix A: a joiner only joins what a mark like virama stands before. */
    private static final Pattern WORD =
            Pattern.compile("(?:[\\p{L}\\p{M}\\p{Nd}-]|(?<=\\p{M})[\\u200c\\u200d])+");

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
        String ascii = toAscii(text).toLowerCase(Locale.ROOT);
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

    private static boolean isAscii(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) >= 0x80) {
                return false;
            }
        }
        return true;
    }

    private static String toAscii(String text) {
        if (isAscii(text)) {
            return text;
        }
        try {
            return Stream.of(DOTS.split(text, -1))
                    .map(MailDomain::label)
                    .collect(Collectors.joining("."));
        } catch (IllegalArgumentException e) {
            throw new AddressSyntaxException(
                    "not an internationalised domain name: " + Printable.of(text));
        }
    }

    /**
     * RFC 5891 keeps the letters that RFC 3490 turned into others: {@code fa\u00df.example} is not
     * {@code fass.example}, which may belong to somebody else.
     */
    private static String label(String label) {
        // lower case alone would make a final sigma of a capital one
        String kept = Normalizer.normalize(label, Normalizer.Form.NFKC).replace('\u03a3', '\u03c3');
        String lower = Normalizer.normalize(kept.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        if (lower.length() > MAX_LABEL || !KEPT.matcher(lower).find()) {
            return IDN.toASCII(label, IDN.USE_STD3_ASCII_RULES);
        }
        if (!WORD.matcher(lower).matches()) {
            throw new IllegalArgumentException("not a label");
        }
        return "xn--" + Punycode.encode(lower);
    }
}
