package org.mailherd.antispam.content;

import java.util.Iterator;
import java.util.List;
import java.util.Set;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.parser.Parser;
import org.jsoup.parser.StreamParser;
import org.jsoup.select.NodeTraversor;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.effort.SpentException;

/** Reads an HTML part as a mail program would, up to a number of elements. */
final class HtmlReader {

    /** Twice what the largest newsletters have. */
    static final int ELEMENT_LIMIT = 10_000;

    /** Deeper than any newsletter's tables. */
    private static final int DEPTH_LIMIT = 256;

    private final Set<Shortfall> truncated;
    private final Effort effort;
    private List<Link> links = List.of();

    HtmlReader(Set<Shortfall> truncated, Effort effort) {
        this.truncated = truncated;
        this.effort = effort;
    }

    Html read(String path, String source) {
        Document document = parse(source);
        HtmlWalk walk = new HtmlWalk(sheet(document));
        try {
            NodeTraversor.traverse(walk, document);
        } catch (SpentException e) {
            truncated.add(Shortfall.TIME);
        }
        links = walk.links();
        return new Html(path, walk.elements(), walk.text(), walk.hidden(), walk.veiled());
    }

    private static StyleSheet sheet(Document document) {
        StringBuilder text = new StringBuilder();
        document.getElementsByTag("style").forEach(style -> text.append(style.data()).append('\n'));
        return StyleSheet.parse(text.toString());
    }

    /** Of the last page read. */
    List<Link> links() {
        return links;
    }

    /** Stops in the middle rather than build a tree out of all proportion. */
    private Document parse(String source) {
        Parser parser = Parser.htmlParser().setMaxDepth(DEPTH_LIMIT);
        try (StreamParser stream = new StreamParser(parser)) {
            stream.parse(new WatchedReader(source, effort), "");
            Document document = stream.document();
            try {
                read(stream.iterator());
            } catch (SpentException _) {
                truncated.add(Shortfall.TIME);
            }
            return document;
        }
    }

    private void read(Iterator<Element> elements) {
        int count = 0;
        for (; elements.hasNext(); elements.next()) {
            if (++count > ELEMENT_LIMIT) {
                truncated.add(Shortfall.HTML);
                return;
            }
        }
    }
}
