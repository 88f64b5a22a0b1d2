package org.mailherd.imap.syntax;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * What stands between the brackets of {@code BODY[...]}.
 *
 * @param part the path to a part, counted from 1; empty for the message itself
 * @param text which piece of the part
 * @param fields header field names, in upper case, when {@code text} asks for some
 */
public record BodySection(List<Integer> part, Text text, List<String> fields) {

    /** The pieces a part has. */
    public enum Text {
        ALL(""),
        HEADER("HEADER"),
        HEADER_FIELDS("HEADER.FIELDS"),
        HEADER_FIELDS_NOT("HEADER.FIELDS.NOT"),
        TEXT("TEXT"),
        MIME("MIME");

        private final String wire;

        Text(String wire) {
            this.wire = wire;
        }

        public String wire() {
            return wire;
        }
    }

    public static final BodySection WHOLE = new BodySection(List.of(), Text.ALL, List.of());
    public static final BodySection HEADER = new BodySection(List.of(), Text.HEADER, List.of());
    public static final BodySection TEXT = new BodySection(List.of(), Text.TEXT, List.of());

    public BodySection {
        part = List.copyOf(part);
        fields = fields.stream().map(name -> name.toUpperCase(Locale.ROOT)).toList();
    }

    /** As it is repeated in the answer, without brackets. */
    public String wire() {
        String path = part.stream().map(String::valueOf).collect(Collectors.joining("."));
        String dot = path.isEmpty() || text == Text.ALL ? "" : ".";
        String names =
                fields.isEmpty()
                        ? ""
                        : fields.stream()
                                .map(BodySection::quotedIfNeeded)
                                .collect(Collectors.joining(" ", " (", ")"));
        return path + dot + text.wire() + names;
    }

    private static String quotedIfNeeded(String name) {
        boolean atom = !name.isEmpty() && name.chars().allMatch(Characters::isAstring);
        return atom ? name : '"' + name.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
