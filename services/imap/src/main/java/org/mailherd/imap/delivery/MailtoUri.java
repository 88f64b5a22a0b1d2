package org.mailherd.imap.delivery;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A {@code mailto:} URI (RFC 6068).
 *
 * @param to of the path and of {@code to}
 * @param bcc get the mail without being named in it
 * @param fields the others; names in lower case
 */
record MailtoUri(List<String> to, List<String> cc, List<String> bcc, Map<String, String> fields) {
    static MailtoUri parse(String uri) {
        String rest = uri.regionMatches(true, 0, "mailto:", 0, 7) ? uri.substring(7) : "";
        int question = rest.indexOf('?');
        List<String> to = new ArrayList<>();
        List<String> cc = new ArrayList<>();
        List<String> bcc = new ArrayList<>();
        addAll(to, question < 0 ? rest : rest.substring(0, question));
        Map<String, String> fields = new LinkedHashMap<>();
        if (question >= 0) {
            for (String pair : rest.substring(question + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    String name = decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT);
                    String value = pair.substring(equals + 1);
                    switch (name) {
                        case "to" -> addAll(to, value);
                        case "cc" -> addAll(cc, value);
                        case "bcc" -> addAll(bcc, value);
                        default -> fields.putIfAbsent(name, decoded(value));
                    }
                }
            }
        }
        return new MailtoUri(to, cc, bcc, fields);
    }

    private static void addAll(List<String> addresses, String list) {
        for (String one : list.split(",")) {
            if (!one.isBlank()) {
                addresses.add(decoded(one).strip());
            }
        }
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
