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
    private int nodes;

    /** An element whose end has not been seen. */
    private static final class Open {
        final int index;
        final boolean hidden;
        final int shownFrom;
        int textLength;

        Open(int index, boolean hidden, int shownFrom) {
            this.index = index;
            this.hidden = hidden;
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
                        seen.hidden(),
                        ended.textLength));
        links.add(seen, ended.hidden ? "" : shown.since(ended.shownFrom, SHOWN_LIMIT));
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
        boolean unseen =
                isHidden()
                        || UNSEEN.contains(name)
                        || attributes.containsKey("hidden")
                        || Styles.hides(style);
        open.push(new Open(elements.size(), unseen, shown.length()));
        elements.add(new Html.Element(name, attributes, style, unseen, 0));
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
        }
        (isHidden() ? hidden : shown).add(text);
    }

    private boolean isHidden() {
        Open around = open.peek();
        return around != null && around.hidden;
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

    List<Link> links() {
        return links.all();
    }
}
