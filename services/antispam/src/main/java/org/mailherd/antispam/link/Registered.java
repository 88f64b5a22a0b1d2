package org.mailherd.antispam.link;

import java.util.Arrays;
import java.util.Locale;
import java.util.Set;

/**
 * The registered domain of a host, near enough to compare two: below most country codes the second
 * label, below a few of its words the third.
 */
public final class Registered {

    private static final Set<String> SECOND_LEVEL =
            Set.of(
                    "ac", "co", "com", "edu", "gen", "gob", "gov", "gouv", "go", "gv", "ltd", "me",
                    "mil", "ne", "net", "nhs", "nom", "or", "org", "plc", "police", "sch");

    private Registered() {}

    public static String of(String host) {
        String[] labels = host.toLowerCase(Locale.ROOT).split("\\.");
        int count = labels.length;
        if (count <= 2) {
            return String.join(".", labels);
        }
        boolean three = labels[count - 1].length() == 2 && SECOND_LEVEL.contains(labels[count - 2]);
        return String.join(".", Arrays.copyOfRange(labels, count - (three ? 3 : 2), count));
    }
}
