package org.mailherd.antispam.content;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a message says.
 *
 * @param parts in the order of the message, containers before their children; of a nested message
 *     too
 * @param texts the text parts that are shown, each decoded, HTML rendered
 * @param html the HTML parts that are shown
 * @param links of all texts and HTML parts, without repetition
 * @param truncated what was not looked into
 */
public record Content(
        List<Part> parts,
        List<Text> texts,
        List<Html> html,
        List<Link> links,
        Set<Shortfall> truncated) {

    /** For a message whose content is not looked at. */
    public static final Content NONE =
            new Content(List.of(), List.of(), List.of(), List.of(), Set.of());

    public Content {
        parts = List.copyOf(parts);
        texts = List.copyOf(texts);
        html = List.copyOf(html);
        links = List.copyOf(links);
        truncated = Set.copyOf(truncated);
    }

    /**
     * A text as a person reads it.
     *
     * @param path of its part
     * @param shown whether a mail program shows it: of alternatives only the last it understands
     */
    public record Text(String path, String mediaType, String text, boolean shown) {}

    /** What a person reads: the texts that are shown, one after the other. */
    public String text() {
        List<String> shown = texts.stream().filter(Text::shown).map(Text::text).toList();
        return shown.size() == 1 ? shown.getFirst() : String.join("\n", shown);
    }

    /** Parts that hold something and are neither shown as text nor containers. */
    public Stream<Part> attachments() {
        Set<String> read = texts.stream().map(Text::path).collect(Collectors.toUnmodifiableSet());
        return parts.stream()
                .filter(part -> !part.isContainer())
                .filter(part -> !read.contains(part.path()));
    }
}
