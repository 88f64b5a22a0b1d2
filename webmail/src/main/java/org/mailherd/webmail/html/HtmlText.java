package org.mailherd.webmail.html;

import org.jsoup.Jsoup;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.Node;
import org.jsoup.nodes.TextNode;
import org.jsoup.select.NodeVisitor;

/** The words of an HTML letter, with its paragraphs as lines. */
public final class HtmlText {

    private HtmlText() {}

    public static String of(String html) {
        var body = Jsoup.parse(html).body();
        body.select("script,style,head,title,noscript,template").remove();
        var text = new StringBuilder();
        body.traverse(new Writer(text));
        return text.toString()
                .replace('\u00a0', ' ')
                .replaceAll("[ \\t]+\\n", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .strip();
    }

    private record Writer(StringBuilder text) implements NodeVisitor {

        @Override
        public void head(Node node, int depth) {
            if (node instanceof TextNode words) {
                text.append(atLineStart() ? words.text().stripLeading() : words.text());
            } else if (node instanceof Element element) {
                open(element);
            }
        }

        @Override
        public void tail(Node node, int depth) {
            if (node instanceof Element element && element.isBlock()) {
                newLine();
                if (element.normalName().matches("p|h[1-6]|blockquote|ul|ol|table|pre")) {
                    text.append('\n');
                }
            }
        }

        private void open(Element element) {
            switch (element.normalName()) {
                case "br" -> text.append('\n');
                case "hr" -> {
                    newLine();
                    text.append("---\n");
                }
                case "li" -> {
                    newLine();
                    text.append("- ");
                }
                case "td", "th" -> text.append(atLineStart() ? "" : " ");
                default -> {
                    if (element.isBlock()) {
                        newLine();
                    }
                }
            }
        }

        private void newLine() {
            if (!atLineStart()) {
                text.append('\n');
            }
        }

        private boolean atLineStart() {
            return text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        }
    }
}
