package org.mailherd.smtp.client;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.mailherd.mailmodel.SmtpReply;

/**
 * What a server offered in its answer to EHLO.
 *
 * @param keywords in upper case, with their parameters as they were
 */
public record Extensions(Map<String, String> keywords) {
    /** Of a server that only knows HELO. */
    static final Extensions NONE = new Extensions(Map.of());

    public Extensions {
        keywords = Map.copyOf(keywords);
    }

    /** Reads an EHLO reply; also {@code AUTH=PLAIN}, as old servers write it. */
    public static Extensions of(SmtpReply reply) {
        Map<String, String> keywords = new HashMap<>();
        List<String> lines = reply.lines();
        for (String line : lines.subList(1, lines.size())) {
            String[] parts = line.strip().split("[ =]", 2);
            keywords.putIfAbsent(
                    parts[0].toUpperCase(Locale.ROOT), parts.length > 1 ? parts[1].strip() : "");
        }
        return new Extensions(keywords);
    }

    public boolean offers(String keyword) {
        return keywords.containsKey(keyword);
    }

    /** The words behind a keyword, in upper case. */
    List<String> parameters(String keyword) {
        String text = keywords.getOrDefault(keyword, "").toUpperCase(Locale.ROOT);
        return text.isEmpty() ? List.of() : List.of(text.split(" +", 50));
    }

    /** RFC 1870: the largest message, if it is known. */
    OptionalLong size() {
        return number(keywords.getOrDefault("SIZE", ""));
    }

    /** RFC 9422: such as RCPTMAX. */
    public OptionalLong limit(String name) {
        for (String limit : parameters("LIMITS")) {
            if (limit.startsWith(name + "=")) {
                return number(limit.substring(name.length() + 1));
            }
        }
        return OptionalLong.empty();
    }

    private static OptionalLong number(String text) {
        return text.matches("[1-9][0-9]{0,17}")
                ? OptionalLong.of(Long.parseLong(text))
                : OptionalLong.empty();
    }
}
