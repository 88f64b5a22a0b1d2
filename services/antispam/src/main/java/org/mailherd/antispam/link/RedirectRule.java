package org.mailherd.antispam.link;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;

/** Links whose end is not where they lead. Cost: each link's text; nothing is followed. */
final class RedirectRule implements LinkRule {

    private static final String GROUP = "url";
    private static final Symbol SHORTENER =
            Symbol.of(
                    "URL_SHORTENER",
                    0,
                    GROUP,
                    "A link goes through a service that hides where it ends");
    private static final Symbol REDIRECTOR =
            Symbol.of(
                    "URL_REDIRECTOR",
                    0.5,
                    GROUP,
                    "A link goes through another site that sends visitors on to anywhere");

    private static final Set<String> SHORTENERS =
            Set.of(
                    "bit.ly",
                    "bitly.com",
                    "tinyurl.com",
                    "t.co",
                    "goo.gl",
                    "ow.ly",
                    "is.gd",
                    "v.gd",
                    "buff.ly",
                    "rebrand.ly",
                    "cutt.ly",
                    "rb.gy",
                    "shorturl.at",
                    "t.ly",
                    "tiny.cc",
                    "s.id",
                    "lnkd.in",
                    "bl.ink",
                    "short.io",
                    "soo.gd",
                    "snip.ly",
                    "shorte.st",
                    "adf.ly",
                    "ouo.io",
                    "qr.ae",
                    "qrco.de",
                    "tr.im",
                    "x.co",
                    "u.to",
                    "clck.ru",
                    "vk.cc",
                    "tinu.be",
                    "t2m.io",
                    "urlz.fr",
                    "n9.cl",
                    "surl.li",
                    "tiny.one",
                    "kutt.it",
                    "trib.al",
                    "dlvr.it",
                    "fb.me",
                    "j.mp",
                    "mcaf.ee",
                    "po.st",
                    "cli.gs",
                    "snipurl.com",
                    "notlong.com",
                    "shrinkurl.in");

    private static final Pattern ONWARD =
            Pattern.compile(
                    "(?i)[?&/](?:url|u|q|to|link|goto|redirect(?:_?ur[il])?|dest(?:ination)?|target|next"
                            + "|continue|return(?:url|to)?|adurl|rurl|out)=(?:https?(?::|%3a)|//|%2f%2f)[^&]+");

    @Override
    public List<Hit> judge(Scan scan, List<Seen> links) {
        List<Hit> hits = new ArrayList<>();
        hits.addAll(
                Finding.of(
                        SHORTENER,
                        links,
                        seen ->
                                seen.isFollowed()
                                        && SHORTENERS.contains(seen.target().registered())
                                        && seen.target().rest().length() > 2));
        hits.addAll(
                Finding.of(
                        REDIRECTOR,
                        links,
                        seen -> seen.isFollowed() && ONWARD.matcher(seen.target().rest()).find()));
        return hits;
    }
}
