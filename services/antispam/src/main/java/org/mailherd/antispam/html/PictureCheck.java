package org.mailherd.antispam.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.content.Html;
import org.mailherd.antispam.content.Html.Element;

/** Messages that say it by pictures, and pictures that report who looked. Cost: each element. */
final class PictureCheck implements Check {

    private static final String GROUP = "html";
    private static final Symbol SHORT_1 =
            Symbol.of(
                    "HTML_SHORT_LINK_IMG_1",
                    2,
                    GROUP,
                    "The message is a picture to click on, with hardly a word");
    private static final Symbol SHORT_2 =
            Symbol.of(
                    "HTML_SHORT_LINK_IMG_2",
                    1,
                    GROUP,
                    "The message is a picture to click on, with few words");
    private static final Symbol EMPTY_IMAGE =
            Symbol.of(
                    "R_EMPTY_IMAGE",
                    2,
                    GROUP,
                    "The message is a picture and no text that a filter could read");
    private static final Symbol TRACKING =
            Symbol.of(
                    "HTML_TRACKING_PIXEL",
                    0,
                    GROUP,
                    "An invisible picture reports to the sender who opened the message");

    private static final int HARDLY = 40;
    private static final int FEW = 150;

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        List<Hit> hits = new ArrayList<>();
        scan.content().html().stream()
                .flatMap(page -> shortPage(page, scan).stream())
                .findFirst()
                .ifPresent(hits::add);
        boolean tracks =
                scan.content().html().stream()
                        .flatMap(page -> page.elements().stream())
                        .anyMatch(PictureCheck::reports);
        hits.addAll(Hit.when(tracks, TRACKING));
        return hits;
    }

    private static Optional<Hit> shortPage(Html page, Scan scan) {
        int text = page.text().strip().length();
        boolean picture =
                page.elements().stream().anyMatch(e -> e.name().equals("img") && !isSmall(e));
        if (!picture || text > FEW) {
            return Optional.empty();
        }
        boolean link =
                page.elements().stream()
                        .anyMatch(e -> e.name().equals("a") && !e.attribute("href").isEmpty());
        if (link) {
            return Optional.of(Hit.of(text <= HARDLY ? SHORT_1 : SHORT_2));
        }
        boolean silent = scan.content().text().strip().isEmpty();
        return silent ? Optional.of(Hit.of(EMPTY_IMAGE)) : Optional.empty();
    }

    private static boolean isSmall(Element image) {
        return isOne(image, "width") || isOne(image, "height");
    }

    private static boolean reports(Element element) {
        return element.name().equals("img")
                && element.attribute("src").regionMatches(true, 0, "http", 0, 4)
                && (isOne(element, "width") && isOne(element, "height") || element.hidden());
    }

    private static boolean isOne(Element element, String side) {
        return isPoint(element.attribute(side)) || isPoint(element.style().getOrDefault(side, ""));
    }

    private static boolean isPoint(String length) {
        return length.equals("0")
                || length.equals("1")
                || length.equals("0px")
                || length.equals("1px");
    }
}
