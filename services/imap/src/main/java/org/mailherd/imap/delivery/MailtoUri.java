package org.mailherd.imap.delivery;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code mailto:} URI (RFC 6068) with one recipient.
 *
 * @param fields names in lower case
 */
record MailtoUri(String to, Map<String, String> fields) {
    static MailtoUri parse(String uri) {
        String rest = uri.regionMatches(true, 0, "mailto:", 0, 7) ? uri.substring(7) : "";
        int question = rest.indexOf('?');
        String to = question < 0 ? rest : rest.substring(0, question);
        Map<String, String> fields = new LinkedHashMap<>();
        if (question >= 0) {
            for (String pair : rest.substring(question + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    fields.putIfAbsent(
                            decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT),
                            decoded(pair.substring(equals + 1)));
                }
            }
        }
        return new MailtoUri(decoded(to), fields);
    }

    Optional<String> field(String name) {
        return Optional.ofNullable(fields.get(name)).filter(value -> !value.isBlank());
    }

    /** A plus is a plus here, unlike in a form. */
    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException _) {
            return text;
        }
    }
}
