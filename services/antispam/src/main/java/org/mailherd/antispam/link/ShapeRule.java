package org.mailherd.antispam.link;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;

/** Links written so that a person misreads them. Cost: each link's text. */
final class ShapeRule implements LinkRule {

    private static final String GROUP = "url";
    private static final int LONG = 1500;
    private static final Pattern BACKSLASHED = Pattern.compile("(?i)https?:[/\\\\]*\\\\.*");
    private static final Symbol USER =
            Symbol.of(
                    "URL_USER_PASSWORD",
                    2,
                    GROUP,
                    "A link has a name before an at sign, which looks like its host and is not");
    private static final Symbol SCRIPT =
            Symbol.of(
                    "URL_SCRIPT",
                    5,
                    GROUP,
                    "A link is no address but a script or a whole page, which no filter sees");
    private static final Symbol BACKSLASH =
            Symbol.of(
                    "URL_BACKSLASH_PATH",
                    2,
                    GROUP,
                    "A link uses backslashes, which browsers read as slashes and filters do not");
    private static final Symbol VERY_LONG =
            Symbol.of("URL_VERY_LONG", 0.5, GROUP, "A link is very long");

    @Override
    public List<Hit> judge(Scan scan, List<Seen> links) {
        List<Hit> hits = new ArrayList<>();
        hits.addAll(
                Finding.of(
                        USER,
                        links,
                        seen -> seen.target().isWeb() && !seen.target().userInfo().isEmpty()));
        hits.addAll(Finding.of(SCRIPT, links, ShapeRule::isScript));
        hits.addAll(
                Finding.of(
                        BACKSLASH,
                        links,
                        seen ->
                                seen.isAnchor()
                                        && BACKSLASHED.matcher(seen.link().target()).matches()));
        hits.addAll(
                Finding.of(
                        VERY_LONG,
                        links,
                        seen -> seen.isFollowed() && seen.link().target().length() > LONG));
        return hits;
    }

    private static boolean isScript(Seen seen) {
        String scheme = seen.target().scheme();
        String rest = seen.target().rest().stripLeading();
        return seen.isFollowed()
                && (scheme.equals("javascript") && rest.length() > 20
                        || scheme.equals("vbscript")
                        || scheme.equals("data") && !rest.regionMatches(true, 0, "image/", 0, 6));
    }
}
