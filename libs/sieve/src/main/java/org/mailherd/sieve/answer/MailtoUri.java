package org.mailherd.sieve.answer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailAddress;

/**
 * A mailto URI (RFC 6068) as a notification method (RFC 5436).
 *
 * @param recipients of path, {@code to}, {@code cc} and {@code bcc}
 * @param fields the others, such as subject and body; names in lower case
 */
public record MailtoUri(List<String> recipients, Map<String, String> fields) {

    /** What a stranger's mail may cause is bounded (case 22: notify amplification). */
    private static final int MAX_RECIPIENTS = 8;

    private static final Pattern BROKEN_OCTET = Pattern.compile("%(?![0-9A-Fa-f]{2})");

    /** Empty for what is no mailto URI with at least one recipient. */
    public static Optional<MailtoUri> parse(String uri) {
        if (!uri.regionMatches(true, 0, "mailto:", 0, 7)
                || uri.chars().anyMatch(c -> c <= ' ' || c >= 127)
                || BROKEN_OCTET.matcher(uri).find()) {
            return Optional.empty();
        }
        String rest = uri.substring(7);
        int question = rest.indexOf('?');
        List<String> recipients = new ArrayList<>();
        Map<String, String> fields = new LinkedHashMap<>();
        boolean valid = addAll(recipients, question < 0 ? rest : rest.substring(0, question));
        if (question >= 0) {
            for (String pair : rest.substring(question + 1).split("&")) {
                int equals = pair.indexOf('=');
                if (equals <= 0) {
                    return Optional.empty();
                }
                String name = decoded(pair.substring(0, equals)).toLowerCase(Locale.ROOT);
                String value = pair.substring(equals + 1);
                if (name.equals("to") || name.equals("cc") || name.equals("bcc")) {
                    valid &= addAll(recipients, value);
                } else {
                    valid &= isField(name, decoded(value));
                    fields.putIfAbsent(name, decoded(value));
                }
            }
        }
        return valid && !recipients.isEmpty() && recipients.size() <= MAX_RECIPIENTS
                ? Optional.of(new MailtoUri(List.copyOf(recipients), Map.copyOf(fields)))
                : Optional.empty();
    }

    /** A header field of one line, or the body. */
    private static boolean isField(String name, String value) {
        return name.chars().allMatch(c -> c > ' ' && c < 127 && c != ':')
                && (name.equals("body") || value.chars().noneMatch(Character::isISOControl));
    }

    private static boolean addAll(List<String> recipients, String list) {
        for (String one : list.split(",")) {
            if (one.isEmpty()) {
                continue;
            }
            try {
                recipients.add(MailAddress.parse(decoded(one)).toString());
            } catch (AddressSyntaxException _) {
                return false;
            }
        }
        return true;
    }

    private static String decoded(String text) {
        ByteArrayOutputStream octets = new ByteArrayOutputStream();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '%'
                    && i + 2 < text.length()
                    && Character.digit(text.charAt(i + 1), 16) >= 0
                    && Character.digit(text.charAt(i + 2), 16) >= 0) {
                octets.write(
                        Character.digit(text.charAt(i + 1), 16) << 4
                                | Character.digit(text.charAt(i + 2), 16));
                i += 2;
            } else {
                octets.write(c);
            }
        }
        return octets.toString(StandardCharsets.UTF_8);
    }
}
