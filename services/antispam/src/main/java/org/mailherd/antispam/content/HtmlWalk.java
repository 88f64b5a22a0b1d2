package org.mailherd.antispam.content;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jsoup.nodes.Attribute;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;
import org.mailherd.antispam.effort.Effort;

/** Collects text, elements and links of a page, each node once. */
final class HtmlWalk implements NodeVisitor {

    private static final Set<String> UNSEEN =
            Set.of("head", "script", "style", "title", "template", "noscript", "object", "select");
    private static final Set<String> LINES =
            Set.of(
                    "p",
                    "div",
                    "br",
                    "tr",
                    "li",
                    "h1",
                    "h2",
                    "h3",
                    "h4",
                    "h5",
                    "h6",
                    "table",
                    "ul",
                    "ol",
                    "hr",
                    "blockquote",
                    "pre",
                    "center",
                    "section",
                    "article",
                    "header",
                    "footer",
                    "form",
                    "dd",
                    "dt");
    private static final Set<String> CELLS = Set.of("td", "th", "option", "button");
    private static final int SHOWN_LIMIT = 1000;

    /** Nodes between two looks at the clock. */
    private static final int ASKED_EVERY = 256;

    private final List<Html.Element> elements = new ArrayList<>();
    private final FlowText shown = new FlowText();
    private final FlowText hidden = new FlowText();
    private final Deque<Open> open = new ArrayDeque<>();
    private final HtmlLinks links = new HtmlLinks();
    private final StyleSheet sheet;
    private int nodes;
    private int veiled;

    HtmlWalk(StyleSheet sheet) {
        this.sheet = sheet;
    }

    /**
     * Whether text in an element is seen.
     *
     * @param gone neither it nor what is in it is shown
     * @param noSize its letters have none, unless an element within gives them one
     */
    private record Sight(boolean gone, boolean noSize) {
        static final Sight CLEAR = new Sight(false, false);

        Sight within(boolean unseen, Map<String, String> style) {
            return new Sight(
                    gone || unseen || Styles.hides(style), Styles.hasNoSize(style, noSize));
        }

        boolean hides() {
            return gone || noSize;
        }
    }

    /** An element whose end has not been seen. */
    private static final class Open {
        final int index;
        final Sight own;
        final Sight ruled;
        final int shownFrom;
        int textLength;

        /**
         * @param own by style attributes alone
         * @param ruled with the rules of the page's style elements
         */
        Open(int index, Sight own, Sight ruled, int shownFrom) {
            this.index = index;
            this.own = own;
            this.ruled = ruled;
            this.shownFrom = shownFrom;
        }
    }

    @Override
    public void head(Node node, int depth) {
        if (++nodes % ASKED_EVERY == 0) {
            Effort.check();
        }
        switch (node) {
            case Element element -> begin(element);
            case TextNode text -> text(text);
            default -> {}
        }
    }

    @Override
    public void tail(Node node, int depth) {
        if (!(node instanceof Element element) || open.isEmpty()) {
            return;
        }
        Open ended = open.pop();
        Html.Element seen = elements.get(ended.index);
        elements.set(
                ended.index,
                new Html.Element(
                        seen.name(),
                        seen.attributes(),
                        seen.style(),
                        seen.ruled(),
                        seen.sight(),
                        ended.textLength));
        links.add(seen, ended.own.hides() ? "" : shown.since(ended.shownFrom, SHOWN_LIMIT));
        breaks(element.normalName());
    }

    private void begin(Element element) {
        String name = element.normalName();
        breaks(name);
        Map<String, String> attributes = new HashMap<>();
        for (Attribute attribute : element.attributes()) {
            attributes.put(attribute.getKey().toLowerCase(Locale.ROOT), attribute.getValue());
        }
        Map<String, String> style = Styles.parse(attributes.getOrDefault("style", ""));
        Map<String, String> ruled = sheet.with(style, name, attributes);
        boolean unseen = UNSEEN.contains(name) || attributes.containsKey("hidden");
        Open around = open.peek();
        Sight own = (around == null ? Sight.CLEAR : around.own).within(unseen, style);
        Sight all = (around == null ? Sight.CLEAR : around.ruled).within(unseen, ruled);
        open.push(new Open(elements.size(), own, all, shown.length()));
        elements.add(
                new Html.Element(name, Map.copyOf(attributes), style, ruled, sight(own, all), 0));
    }

    private static Html.Sight sight(Sight own, Sight all) {
        if (own.hides()) {
            return Html.Sight.HIDDEN;
        }
        return all.hides() ? Html.Sight.VEILED : Html.Sight.SHOWN;
    }

    private void breaks(String name) {
        if (LINES.contains(name)) {
            shown.line();
        } else if (CELLS.contains(name)) {
            shown.blank();
        }
    }

    private void text(TextNode node) {
        String text = node.getWholeText();
        Open around = open.peek();
        if (around != null) {
            around.textLength += text.strip().length();
            veiled += !around.own.hides() && around.ruled.hides() ? text.strip().length() : 0;
        }
        (isHidden() ? hidden : shown).add(text);
    }

    private boolean isHidden() {
        Open around = open.peek();
        return around != null && around.own.hides();
    }

    List<Html.Element> elements() {
        return elements;
    }

    String text() {
        return shown.text();
    }

    String hidden() {
        return hidden.text();
    }

    int veiled() {
        return veiled;
    }

    List<Link> links() {
        return links.all();
    }
}
