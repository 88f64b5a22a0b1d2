package org.mailherd.antispam.html;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.mailherd.antispam.check.Check;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.content.Html;
import org.mailherd.antispam.content.Html.Element;
import org.mailherd.antispam.content.Html.Sight;

/** Text that filters read and people do not. Cost: each element's style. */
final class HiddenTextCheck implements Check {

    private static final String GROUP = "html";
    private static final Symbol ZERO_FONT =
            Symbol.of("ZERO_FONT", 1, GROUP, "Text is written in letters of no size");
    private static final Symbol HIDDEN =
            Symbol.of(
                    "HTML_HIDDEN_TEXT",
                    2,
                    GROUP,
                    "More text is hidden than is shown, to mislead filters");
    private static final Symbol INVISIBLE_PARTS =
            Symbol.of("MANY_INVISIBLE_PARTS", 1, GROUP, "Many pieces of text are hidden");

    /** A newsletter's preview line, with its padding, is shorter. */
    private static final int PREVIEW = 500;

    private static final int MANY = 10;
    private static final Pattern TINY =
            Pattern.compile(
                    "0{0,20}[01]?(?:\\.[0-9]{0,20})?(?:px|pt)|0{1,20}(?:\\.0{0,20})?(?:em|rem|%)?");
    private static final Pattern TINY_FONT = Pattern.compile("0|-[7-9]|-[1-9][0-9]");

    @Override
    public Cost cost() {
        return Cost.BODY;
    }

    @Override
    public List<Hit> run(Scan scan) {
        List<Html> pages = scan.content().html();
        List<Element> elements = pages.stream().flatMap(p -> p.elements().stream()).toList();
        int veiled = pages.stream().mapToInt(Html::veiled).sum();
        int hidden = veiled + pages.stream().mapToInt(p -> p.hidden().strip().length()).sum();
        int shown = pages.stream().mapToInt(p -> p.text().strip().length()).sum() - veiled;
        List<Hit> hits = new ArrayList<>();
        hits.addAll(Hit.when(elements.stream().anyMatch(HiddenTextCheck::isTiny), ZERO_FONT));
        hits.addAll(
                Hit.when(
                        hidden > PREVIEW && hidden > shown,
                        HIDDEN,
                        hidden + " of " + (hidden + shown)));
        long pieces =
                elements.stream()
                        .filter(e -> e.sight() != Sight.SHOWN && e.textLength() > 0)
                        .filter(e -> !e.name().equals("title") && !e.name().equals("option"))
                        .count();
        hits.addAll(Hit.when(pieces > MANY, INVISIBLE_PARTS, Long.toString(pieces)));
        return hits;
    }

    static boolean isTiny(Element element) {
        String size = element.ruled().getOrDefault("font-size", "");
        boolean styled = !size.isEmpty() && TINY.matcher(size).matches();
        boolean legacy =
                element.name().equals("font")
                        && TINY_FONT.matcher(element.attribute("size")).matches();
        return (styled || legacy) && element.textLength() > 3;
    }
}
