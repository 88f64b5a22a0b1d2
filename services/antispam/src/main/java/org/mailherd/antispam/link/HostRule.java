package org.mailherd.antispam.link;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;

/** Hosts that are no honest names. Cost: each host's text. */
final class HostRule implements LinkRule {

    private static final String GROUP = "url";
    private static final int MANY_DOTS = 6;
    private static final Symbol ADDRESS =
            Symbol.of(
                    "URL_NUMERIC_IP",
                    1.5,
                    GROUP,
                    "A link leads to a bare IP address, as hacked machines have");
    private static final Symbol ODD_ADDRESS =
            Symbol.of(
                    "R_SUSPICIOUS_URL",
                    5,
                    GROUP,
                    "A link writes an IP address in a way that hides it");
    private static final Symbol HOMOGRAPH =
            Symbol.of(
                    "URL_HOMOGRAPH_ATTACK",
                    5,
                    GROUP,
                    "The host of a link is written with foreign letters that look like Latin ones");
    private static final Symbol INVISIBLE =
            Symbol.of(
                    "URL_ZERO_WIDTH_SPACES",
                    7,
                    GROUP,
                    "The host of a link holds characters that nobody sees");
    private static final Symbol DOTS =
            Symbol.of(
                    "URL_EXCESSIVE_DOTS",
                    2,
                    GROUP,
                    "The host of a link has so many parts that its end, which counts, is out of sight");

    @Override
    public List<Hit> judge(Scan scan, List<Seen> links) {
        List<Seen> web = links.stream().filter(seen -> seen.target().isWeb()).toList();
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Finding.of(ODD_ADDRESS, web, seen -> seen.target().isOddAddress()));
        hits.addAll(
                Finding.of(
                        ADDRESS,
                        web,
                        seen -> seen.target().isAddress() && !seen.target().isOddAddress()));
        hits.addAll(
                Finding.of(HOMOGRAPH, web, seen -> Homograph.isSuspicious(seen.target().host())));
        hits.addAll(
                Finding.of(INVISIBLE, web, seen -> Homograph.hasInvisible(seen.target().host())));
        hits.addAll(Finding.of(DOTS, web, seen -> dots(seen.target()) > MANY_DOTS));
        return hits;
    }

    private static long dots(Target target) {
        return target.isAddress() ? 0 : target.host().chars().filter(c -> c == '.').count();
    }
}
