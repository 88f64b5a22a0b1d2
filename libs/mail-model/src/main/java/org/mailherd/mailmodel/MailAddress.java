package org.mailherd.mailmodel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * A mailbox address, {@code local-part@domain} (RFC 5321 4.1.2, RFC 6531 3.3).
 *
 * @param localPart as its owner wrote it, without quotes or backslashes; at most {@value
 *     #MAX_LOCAL_OCTETS} octets in UTF-8
 * @param domain lower case with A-labels, or an address literal; see {@link MailDomain}
 */
public record MailAddress(String localPart, String domain) {
    /**
     * RFC 5321 4.5.3.1.1 says 64 and asks to take more: return paths that carry a whole address
     * (SRS, VERP, BATV) are longer.
     */
    static final int MAX_LOCAL_OCTETS = 250;

    private static final String ATEXT_SPECIALS = "!#$%&'*+-/=?^_`{|}~";

    public MailAddress {
        if (localPart.isEmpty()) {
            throw new AddressSyntaxException("the part before the @ is empty");
        }
        if (localPart.getBytes(StandardCharsets.UTF_8).length > MAX_LOCAL_OCTETS) {
            throw new AddressSyntaxException(
                    "the part before the @ is longer than " + MAX_LOCAL_OCTETS + " octets");
        }
        if (localPart
                .codePoints()
                .anyMatch(c -> Character.isISOControl(c) || c == 0x2028 || c == 0x2029)) {
            throw new AddressSyntaxException("control character in an address");
        }
        domain = MailDomain.parse(domain);
    }

    /**
     * Reads {@code local@domain} or {@code "quoted local"@domain}, without angle brackets, comments
     * or source route.
     *
     * @throws AddressSyntaxException with the reason
     */
    public static MailAddress parse(String text) {
        int at = text.lastIndexOf('@');
        if (at < 0) {
            throw new AddressSyntaxException("no @ in the address " + Printable.of(text));
        }
        String local = text.substring(0, at);
        return new MailAddress(
                local.startsWith("\"") ? unquote(local) : dotString(local), text.substring(at + 1));
    }

    /**
     * The form to compare and look up: local part in lower case too, as every mail server in use
     * treats it.
     */
    public MailAddress canonical() {
        return new MailAddress(localPart.toLowerCase(Locale.ROOT), domain);
    }

    public boolean isAscii() {
        return localPart.chars().allMatch(c -> c < 128);
    }

    /** The address as SMTP writes it: the local part quoted where it must be. */
    @Override
    public String toString() {
        return (isDotString(localPart) ? localPart : quote(localPart)) + "@" + domain;
    }

    private static String dotString(String local) {
        if (!isDotString(local)) {
            throw new AddressSyntaxException("not an address: " + Printable.of(local));
        }
        return local;
    }

    private static boolean isDotString(String local) {
        boolean afterDot = true;
        for (int i = 0; i < local.length(); i++) {
            char c = local.charAt(i);
            if (c == '.' && !afterDot) {
                afterDot = true;
            } else if (isAtext(c)) {
                afterDot = false;
            } else {
                return false;
            }
        }
        return !afterDot;
    }

    private static boolean isAtext(char c) {
        return c >= 0x80
                || (c >= '0' && c <= '9')
                || (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || ATEXT_SPECIALS.indexOf(c) >= 0;
    }

    private static String unquote(String quoted) {
        if (quoted.length() < 2 || !quoted.endsWith("\"")) {
            throw new AddressSyntaxException("unclosed quote in " + Printable.of(quoted));
        }
        StringBuilder local = new StringBuilder();
        int end = quoted.length() - 1;
        for (int i = 1; i < end; i++) {
            char c = quoted.charAt(i);
            if (c == '"' || (c == '\\' && ++i == end)) {
                throw new AddressSyntaxException("misplaced quote in " + Printable.of(quoted));
            }
            local.append(quoted.charAt(i));
        }
        return local.toString();
    }

    private static String quote(String local) {
        return '"' + local.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
