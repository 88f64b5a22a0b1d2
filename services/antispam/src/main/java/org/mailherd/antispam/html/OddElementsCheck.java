package org.mailherd.antispam.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.content.Html.Element;

/** Elements and attributes that have no business in mail. Cost: each element. */
final class OddElementsCheck implements Check {

    private static final String GROUP = "html";
    private static final Symbol SCRIPT =
            Symbol.of("HTML_SCRIPT", 1.5, GROUP, "The message holds a script");
    private static final Symbol REFRESH =
            Symbol.of(
                    "HTML_META_REFRESH_URL",
                    5,
                    GROUP,
                    "The message sends whoever opens it to another page");
    private static final Symbol FRAME =
            Symbol.of("HTML_FRAME", 1.5, GROUP, "The message shows another page within it");
    private static final Symbol OBJECT =
            Symbol.of("HTML_OBJECT", 1.5, GROUP, "The message embeds a program or plug-in");
    private static final Symbol BASE =
            Symbol.of("HTML_BASE", 0, GROUP, "All links of the message are rewritten by its head");

    private static final Set<String> OBJECTS = Set.of("object", "embed", "applet");

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        List<Element> elements =
                scan.content().html().stream().flatMap(p -> p.elements().stream()).toList();
        List<Hit> hits = new ArrayList<>();
        add(hits, elements, SCRIPT, e -> e.name().equals("script") || hasHandler(e));
        add(hits, elements, REFRESH, OddElementsCheck::refreshes);
        add(hits, elements, FRAME, e -> e.name().equals("iframe") || e.name().equals("frame"));
        add(hits, elements, OBJECT, e -> OBJECTS.contains(e.name()));
        add(hits, elements, BASE, e -> e.name().equals("base") && !e.attribute("href").isEmpty());
        return hits;
    }

    private static void add(
            List<Hit> hits, List<Element> elements, Symbol symbol, Predicate<Element> odd) {
        elements.stream()
                .filter(odd)
                .findFirst()
                .ifPresent(element -> hits.add(Hit.of(symbol, element.name())));
    }

    private static boolean hasHandler(Element element) {
        return element.attributes().containsKey("onload")
                || element.attributes().containsKey("onerror");
    }

    private static boolean refreshes(Element element) {
        return element.name().equals("meta")
                && element.attribute("http-equiv").strip().equalsIgnoreCase("refresh")
                && element.attribute("content").toLowerCase(Locale.ROOT).contains("url=");
    }
}
