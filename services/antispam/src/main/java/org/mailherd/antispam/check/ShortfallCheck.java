package org.mailherd.antispam.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.mailherd.antispam.content.Shortfall;

/** What of a message was too much to look into. */
final class ShortfallCheck implements Check {

    private static final String GROUP = "content";
    private static final Symbol LARGE =
            Symbol.of(
                    "CONTENT_NOT_SEEN",
                    0,
                    GROUP,
                    "The message is larger than what is looked into; its rest was not seen");
    private static final Symbol BOMB =
            Symbol.of(
                    "MIME_BOMB",
                    8,
                    GROUP,
                    "The message is built to wear out whoever reads it; its rest was not seen");

    private static final Set<Shortfall> HONEST = Set.of(Shortfall.OCTETS, Shortfall.TEXT);

    @Override
    public List<Hit> run(Scan scan) {
        List<String> large = new ArrayList<>();
        List<String> bombs = new ArrayList<>();
        for (Shortfall shortfall : scan.content().truncated().stream().sorted().toList()) {
            (HONEST.contains(shortfall) ? large : bombs).add(shortfall.description());
        }
        if (scan.message().headerCut()) {
            bombs.add("its header is too long");
        }
        List<Hit> hits = new ArrayList<>();
        if (!large.isEmpty()) {
            hits.add(new Hit(LARGE, large));
        }
        if (!bombs.isEmpty()) {
            hits.add(new Hit(BOMB, bombs));
        }
        return hits;
    }
}
