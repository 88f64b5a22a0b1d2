package org.mailherd.antispam.bayes;

import java.util.ArrayList;
import java.util.List;

/**
 * A host and the domains above it, down to two labels: a spammer's hosts change, less his domain.
 */
final class Hosts {

    private static final int DEEPEST = 4;

    private Hosts() {}

    static List<String> ends(String host) {
        List<String> ends = new ArrayList<>();
        String rest = host;
        while (ends.size() < DEEPEST && rest.indexOf('.') > 0) {
            ends.add(rest);
            rest = rest.substring(rest.indexOf('.') + 1);
        }
        return ends;
    }
}
