package org.mailherd.antispam.html;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.content.Html;
import org.mailherd.antispam.content.Html.Element;
import org.mailherd.antispam.content.Html.Sight;

/** Text in the colour of what is behind it. Cost: each element's style. */
final class ContrastCheck implements Check {

    private static final Symbol LOW =
            Symbol.of(
                    "R_WHITE_ON_WHITE",
                    4,
                    "html",
                    "Text is written in the colour of what is behind it, so that nobody sees it");

    /** A cell's number or a spacer's dot is no message. */
    private static final int ENOUGH = 40;

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        int unseen = scan.content().html().stream().mapToInt(ContrastCheck::unseen).sum();
        return Hit.when(unseen > ENOUGH, LOW, unseen + " characters");
    }

    /**
     * Where no element but the page gives a background, white letters are on the page's; where one
     * does, only an element that sets both itself is judged, for its place is not known.
     */
    private static int unseen(Html page) {
        boolean plain = page.elements().stream().noneMatch(e -> !isPage(e) && hasBackground(e));
        Colour behind =
                page.elements().stream()
                        .filter(ContrastCheck::isPage)
                        .flatMap(e -> background(e).stream())
                        .findFirst()
                        .orElse(Colour.WHITE);
        int unseen = 0;
        for (Element element : page.elements()) {
            Optional<Colour> colour = colour(element);
            Optional<Colour> own = background(element);
            boolean hides =
                    colour.isPresent()
                            && (own.map(colour.get()::looksLike)
                                    .orElse(plain && colour.get().looksLike(behind)));
            if ((hides || isRuledAway(element)) && !isPage(element)) {
                unseen += element.textLength();
            }
        }
        return unseen;
    }

    /** By the page's style sheet; a preview line that is hidden anyway is no trick of its own. */
    private static boolean isRuledAway(Element element) {
        boolean seen = element.sight() == Sight.SHOWN && !HiddenTextCheck.isTiny(element);
        Optional<Colour> colour =
                Colour.parse(element.ruled().getOrDefault("color", element.attribute("color")));
        Optional<Colour> own = background(element.ruled(), element);
        return seen && colour.isPresent() && own.isPresent() && colour.get().looksLike(own.get());
    }

    private static boolean isPage(Element element) {
        return element.name().equals("body") || element.name().equals("html");
    }

    private static boolean hasBackground(Element element) {
        return element.style().keySet().stream().anyMatch(k -> k.startsWith("background"))
                || element.attributes().containsKey("bgcolor")
                || element.attributes().containsKey("background")
                || element.attributes().containsKey("class")
                || element.name().equals("style");
    }

    private static Optional<Colour> colour(Element element) {
        return Colour.parse(element.style().getOrDefault("color", element.attribute("color")));
    }

    private static Optional<Colour> background(Element element) {
        return background(element.style(), element);
    }

    private static Optional<Colour> background(Map<String, String> style, Element element) {
        return Colour.parse(
                style.getOrDefault(
                        "background-color",
                        style.getOrDefault("background", element.attribute("bgcolor"))));
    }
}
