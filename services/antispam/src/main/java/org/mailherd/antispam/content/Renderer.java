package org.mailherd.antispam.content;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailherd.antispam.content.Content.Text;
import org.mailherd.antispam.effort.Effort;
import org.mailherd.antispam.effort.SpentException;

/** Makes text of the parts that hold text: first of those that are shown. */
final class Renderer {

    private static final int LINK_LIMIT = 2000;

    private final Set<Shortfall> truncated;
    private final List<Text> texts = new ArrayList<>();
    private final List<Html> html = new ArrayList<>();
    private final Set<Link> links = new LinkedHashSet<>();
    private final Effort effort;
    private int room;

    Renderer(ContentLimits limits, Set<Shortfall> truncated, Effort effort) {
        this.effort = effort;
        this.truncated = truncated;
        this.room = limits.text();
    }

    Content render(List<Leaf> leaves) {
        leaves.stream().filter(Leaf::isShownText).forEach(leaf -> text(leaf, true));
        leaves.stream()
                .filter(leaf -> !leaf.isShownText() && leaf.isReadable())
                .forEach(leaf -> text(leaf, false));
        return new Content(
                leaves.stream().map(Leaf::part).toList(),
                texts,
                html,
                List.copyOf(links),
                truncated);
    }

    private void text(Leaf leaf, boolean shown) {
        if (effort.spent()) {
            truncated.add(Shortfall.TIME);
            return;
        }
        Part part = leaf.part();
        String decoded = decoded(part);
        String text = decoded;
        if (leaf.isHtml()) {
            HtmlReader reader = new HtmlReader(truncated, effort);
            Html page = reader.read(part.path(), decoded);
            html.add(page);
            text = page.text();
            reader.links().forEach(this::add);
        }
        plainLinks(text);
        texts.add(new Text(part.path(), part.mediaType(), text, shown));
    }

    private void plainLinks(String text) {
        try {
            PlainLinks.in(text).forEach(this::add);
        } catch (SpentException e) {
            truncated.add(Shortfall.TIME);
        }
    }

    private void add(Link link) {
        if (links.size() < LINK_LIMIT) {
            links.add(link);
        } else if (!links.contains(link)) {
            truncated.add(Shortfall.LINKS);
        }
    }

    private String decoded(Part part) {
        String charset = part.type().parameters().getOrDefault("charset", "");
        byte[] octets = part.octets();
        // No character set of mail needs more than four octets for a character.
        if (octets.length > 4L * room) {
            octets = Arrays.copyOf(octets, 4 * room);
        }
        String text = Charsets.decode(octets, charset);
        if (text.length() > room || octets.length < part.octets().length) {
            truncated.add(Shortfall.TEXT);
            text = text.substring(0, Math.min(text.length(), room));
        }
        room -= text.length();
        return text;
    }
}
