package org.mailherd.sieve.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Lists of flags (RFC 5232 2): each once, without case, what is no flag left out. */
final class Flags {

    private static final int MAX_LENGTH = 255;

    private static final Map<String, String> SYSTEM =
            Map.of(
                    "\\answered", "\\Answered",
                    "\\flagged", "\\Flagged",
                    "\\deleted", "\\Deleted",
                    "\\seen", "\\Seen",
                    "\\draft", "\\Draft");

    private Flags() {}

    /** A string may hold several, parted by spaces. */
    static List<String> read(List<String> texts) {
        List<String> flags = new ArrayList<>();
        for (String text : texts) {
            for (String flag : text.strip().split("\\s+")) {
                add(flags, flag);
            }
        }
        return flags;
    }

    static List<String> plus(List<String> flags, List<String> added) {
        List<String> all = new ArrayList<>(flags);
        added.forEach(flag -> add(all, flag));
        return all;
    }

    static List<String> minus(List<String> flags, List<String> removed) {
        return flags.stream()
                .filter(flag -> removed.stream().noneMatch(flag::equalsIgnoreCase))
                .toList();
    }

    private static void add(List<String> flags, String flag) {
        String system = SYSTEM.get(flag.toLowerCase(Locale.ROOT));
        if (system == null && !isKeyword(flag)) {
            return;
        }
        String known = system == null ? flag : system;
        if (flags.stream().noneMatch(known::equalsIgnoreCase)) {
            flags.add(known);
        }
    }

    /** RFC 9051 9: an atom. */
    private static boolean isKeyword(String flag) {
        return !flag.isEmpty()
                && flag.length() <= MAX_LENGTH
                && flag.chars().allMatch(c -> c > 32 && c < 127 && "(){%*\"\\]".indexOf(c) < 0);
    }
}
