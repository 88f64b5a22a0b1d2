package org.mailherd.smtp.envelope;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailherd.mailmodel.Printable;

/**
 * One parameter of MAIL or RCPT (RFC 5321 4.1.2, RFC 6531 3.3).
 *
 * @param keyword upper case
 * @param value empty when there is none: no value may be empty
 */
record EsmtpParameter(String keyword, String value) {

    /** Reads parameters with spaces between them; none may come twice. */
    static List<EsmtpParameter> parse(String text) throws RefusedException {
        List<EsmtpParameter> parameters = new ArrayList<>();
        int at = 0;
        while (at < text.length()) {
            int space = text.indexOf(' ', at);
            int end = space < 0 ? text.length() : space;
            if (end > at) {
                EsmtpParameter parameter = one(text.substring(at, end));
                if (parameters.stream().anyMatch(p -> p.keyword.equals(parameter.keyword))) {
                    throw new RefusedException(
                            501, "5.5.4", "Error: " + parameter.keyword + " given twice");
                }
                parameters.add(parameter);
            }
            at = end + 1;
        }
        return parameters;
    }

    private static EsmtpParameter one(String text) throws RefusedException {
        int equals = text.indexOf('=');
        String keyword = equals < 0 ? text : text.substring(0, equals);
        String value = equals < 0 ? "" : text.substring(equals + 1);
        if (!isKeyword(keyword)) {
            // What is no parameter at all is no known one either (RFC 5321 4.1.1.11).
            throw unsupported(Printable.of(text));
        }
        if (equals >= 0 && !isValue(value)) {
            throw new RefusedException(501, "5.5.4", "Syntax: " + keyword + "=value");
        }
        return new EsmtpParameter(keyword.toUpperCase(Locale.ROOT), value);
    }

    private static boolean isKeyword(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean alphanumeric =
                    (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
            if (!alphanumeric && (c != '-' || i == 0)) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isValue(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c == '=' || c == 0x7f) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    /** For a keyword that takes no value. */
    void checkNoValue() throws RefusedException {
        if (!value.isEmpty()) {
            throw new RefusedException(501, "5.5.4", "Syntax: " + keyword + " takes no value");
        }
    }

    RefusedException wrong(String syntax) {
        return new RefusedException(501, "5.5.4", "Syntax: " + syntax);
    }

    static RefusedException unsupported(String what) {
        return new RefusedException(555, "5.5.4", "Unsupported option: " + what);
    }
}
