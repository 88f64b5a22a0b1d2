package org.mailherd.imap.fetch;

import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.imap.syntax.BodySection;
import org.mailherd.imap.syntax.FetchAttribute;
import org.mailherd.imap.syntax.FetchAttribute.Partial;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.structure.Part;

/**
 * Finds a section in a message and sends its octets as a literal, or an empty string when there is
 * none.
 */
final class SectionWriter {
    // Fields beyond this in a header are not found: no honest header comes near.
    private static final int LARGEST_HEADER = 1024 * 1024;

    private SectionWriter() {}

    /** Octets of the message from one place up to another. */
    private record Span(long start, long end) {
        Span cut(Optional<Partial> partial) {
            if (partial.isEmpty()) {
                return this;
            }
            long from = Math.min(end, start + partial.get().offset());
            return new Span(from, Math.min(end, from + partial.get().count()));
        }
    }

    /** Whether the section is the message as it is, for which no structure is needed. */
    static boolean isWhole(FetchAttribute.Section wanted) {
        return wanted.section().part().isEmpty() && wanted.section().text() == BodySection.Text.ALL;
    }

    /**
     * @param root the message's structure
     */
    static void write(
            ResponseWriter out, FetchAttribute.Section wanted, Part root, MessageBody body)
            throws IOException {
        Optional<Span> span = span(wanted.section(), root, body.size());
        if (span.isEmpty()) {
            out.string("");
            return;
        }
        switch (wanted.section().text()) {
            case HEADER_FIELDS, HEADER_FIELDS_NOT -> fields(out, wanted, span.get(), body);
            case ALL, HEADER, TEXT, MIME -> octets(out, span.get().cut(wanted.partial()), body);
        }
    }

    /** The whole message, or a piece of it. */
    static void writeWhole(ResponseWriter out, FetchAttribute.Section wanted, MessageBody body)
            throws IOException {
        octets(out, new Span(0, body.size()).cut(wanted.partial()), body);
    }

    private static void octets(ResponseWriter out, Span span, MessageBody body) throws IOException {
        long length = span.end() - span.start();
        out.literal(length);
        if (length > 0) {
            body.writeTo(out.stream(), span.start(), length);
        }
    }

    private static void fields(
            ResponseWriter out, FetchAttribute.Section wanted, Span header, MessageBody body)
            throws IOException {
        int length = (int) Math.min(LARGEST_HEADER, header.end() - header.start());
        byte[] octets = body.range(header.start(), length);
        boolean listed = wanted.section().text() == BodySection.Text.HEADER_FIELDS;
        byte[] chosen = HeaderFilter.choose(octets, wanted.section().fields(), listed);
        Span span = new Span(0, chosen.length).cut(wanted.partial());
        byte[] sent = Arrays.copyOfRange(chosen, (int) span.start(), (int) span.end());
        out.literal(sent.length).octets(sent);
    }

    private static Optional<Span> span(BodySection section, Part root, long size) {
        Optional<Part> found = root.section(section.part());
        boolean top = section.part().isEmpty();
        return switch (section.text()) {
            case ALL -> found.map(part -> new Span(part.bodyStart(), part.bodyEnd()));
            case MIME -> found.map(part -> new Span(part.headerStart(), part.bodyStart()));
            case TEXT ->
                    top
                            ? Optional.of(new Span(root.bodyStart(), size))
                            : inner(found).map(p -> new Span(p.bodyStart(), p.bodyEnd()));
            case HEADER, HEADER_FIELDS, HEADER_FIELDS_NOT ->
                    (top ? found : inner(found)).map(p -> new Span(p.headerStart(), p.bodyStart()));
        };
    }

    /** RFC 3501 6.4.5: HEADER and TEXT of a part are those of the message it encloses. */
    private static Optional<Part> inner(Optional<Part> part) {
        return part.filter(Part::isMessage).map(p -> p.children().getFirst());
    }
}
