package org.mailherd.smtp.envelope;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What MAIL says beside the address. A keyword we did not offer is refused with 555 (RFC 5321
 * 4.1.1.11): to take REQUIRETLS in silence would be a false promise.
 *
 * @param size octets the client means to send, 0 when it does not say
 * @param smtpUtf8 addresses or headers are UTF-8 (RFC 6531)
 */
record MailParameters(long size, boolean smtpUtf8) {
    private static final int MAX_SIZE_DIGITS = 20; // RFC 1870 4

    static MailParameters parse(List<String> parameters) throws RefusedException {
        long size = 0;
        boolean utf8 = false;
        Set<String> seen = new HashSet<>();
        for (String parameter : parameters) {
            int equals = parameter.indexOf('=');
            String keyword =
                    (equals < 0 ? parameter : parameter.substring(0, equals))
                            .toUpperCase(Locale.ROOT);
            String value = equals < 0 ? "" : parameter.substring(equals + 1);
            if (!seen.add(keyword)) {
                throw new RefusedException(501, "5.5.4", "Error: " + keyword + " given twice");
            }
            switch (keyword) {
                case "SIZE" -> size = size(value);
                case "BODY" -> checkBody(value);
                case "SMTPUTF8" -> utf8 = noValue(value);
                case "AUTH" -> {} // RFC 4954 5: may be ignored; we trust nobody's word for another
                default ->
                        throw new RefusedException(555, "5.5.4", "Unsupported option: " + keyword);
            }
        }
        return new MailParameters(size, utf8);
    }

    private static long size(String value) throws RefusedException {
        if (value.isEmpty()
                || value.length() > MAX_SIZE_DIGITS
                || !value.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw new RefusedException(501, "5.5.4", "Syntax: SIZE=octets");
        }
        return value.length() > 18 ? Long.MAX_VALUE : Long.parseLong(value);
    }

    private static boolean noValue(String value) throws RefusedException {
        if (!value.isEmpty()) {
            throw new RefusedException(501, "5.5.4", "Syntax: SMTPUTF8 takes no value");
        }
        return true;
    }

    private static void checkBody(String value) throws RefusedException {
        if (!value.equalsIgnoreCase("7BIT") && !value.equalsIgnoreCase("8BITMIME")) {
            throw new RefusedException(501, "5.5.4", "Syntax: BODY=7BIT or BODY=8BITMIME");
        }
    }
}
