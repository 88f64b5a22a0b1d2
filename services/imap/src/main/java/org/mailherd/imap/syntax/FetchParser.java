package org.mailherd.imap.syntax;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.mailherd.imap.syntax.BodySection.Text;
import org.mailherd.imap.syntax.FetchAttribute.Partial;

/** The attributes of FETCH: a macro, one item, or a list. */
public final class FetchParser {
    // A part deeper than this is not addressable; the store cuts structures off earlier.
    private static final int DEEPEST_PART = 100;

    private final CommandReader reader;

    public FetchParser(CommandReader reader) {
        this.reader = reader;
    }

    public List<FetchAttribute> parse() throws IOException, SyntaxFault {
        List<FetchAttribute> attributes = new ArrayList<>();
        if (!reader.acceptOpen()) {
            macroOrAttribute(attributes);
            return attributes;
        }
        do {
            attributes.add(attribute(reader.attributeName()));
        } while (reader.accept(' '));
        reader.close();
        return attributes;
    }

    private void macroOrAttribute(List<FetchAttribute> into) throws IOException, SyntaxFault {
        String name = reader.attributeName();
        switch (name) {
            case "FAST" -> fast(into);
            case "ALL" -> {
                fast(into);
                into.add(new FetchAttribute.Envelope());
            }
            case "FULL" -> {
                fast(into);
                into.add(new FetchAttribute.Envelope());
                into.add(new FetchAttribute.Structure(false));
            }
            default -> into.add(attribute(name));
        }
    }

    private static void fast(List<FetchAttribute> into) {
        into.add(new FetchAttribute.Flags());
        into.add(new FetchAttribute.InternalDate());
        into.add(new FetchAttribute.Size());
    }

    private FetchAttribute attribute(String name) throws IOException, SyntaxFault {
        return switch (name) {
            case "FLAGS" -> new FetchAttribute.Flags();
            case "UID" -> new FetchAttribute.Uid();
            case "INTERNALDATE" -> new FetchAttribute.InternalDate();
            case "RFC822.SIZE" -> new FetchAttribute.Size();
            case "ENVELOPE" -> new FetchAttribute.Envelope();
            case "BODYSTRUCTURE" -> new FetchAttribute.Structure(true);
            case "MODSEQ" -> new FetchAttribute.ModSeq();
            case "EMAILID" -> new FetchAttribute.EmailId();
            case "THREADID" -> new FetchAttribute.ThreadId();
            case "SAVEDATE" -> new FetchAttribute.SaveDate();
            case "PREVIEW" -> preview();
            case "BINARY" -> binary(false);
            case "BINARY.PEEK" -> binary(true);
            case "BINARY.SIZE" -> new FetchAttribute.BinarySize(binaryPart());
            case "RFC822" -> whole(BodySection.WHOLE, false, "RFC822");
            case "RFC822.HEADER" -> whole(BodySection.HEADER, true, "RFC822.HEADER");
            case "RFC822.TEXT" -> whole(BodySection.TEXT, false, "RFC822.TEXT");
            case "BODY" -> reader.at('[') ? section(false) : new FetchAttribute.Structure(false);
            case "BODY.PEEK" -> section(true);
            default -> throw new SyntaxFault("Unknown fetch attribute");
        };
    }

    /** RFC 8970 3.1: modifiers in parentheses, of which LAZY is the only one. */
    private FetchAttribute preview() throws SyntaxFault {
        if (!reader.atModifiers()) {
            return new FetchAttribute.Preview();
        }
        reader.space();
        reader.open();
        do {
            if (!reader.keyword().equals("LAZY")) {
                throw new SyntaxFault("Unknown modifier of PREVIEW");
            }
        } while (reader.accept(' '));
        reader.close();
        return new FetchAttribute.Preview();
    }

    private FetchAttribute binary(boolean peek) throws SyntaxFault {
        List<Integer> part = binaryPart();
        Optional<Partial> partial = partial();
        String origin = partial.map(p -> "<" + p.offset() + ">").orElse("");
        String label = "BINARY[" + FetchAttribute.path(part) + "]" + origin;
        return new FetchAttribute.Binary(part, peek, partial, label);
    }

    private List<Integer> binaryPart() throws SyntaxFault {
        reader.expect('[');
        List<Integer> part = new ArrayList<>();
        if (partPath(part)) {
            throw new SyntaxFault("Expected a part number");
        }
        reader.expect(']');
        return part;
    }

    private static FetchAttribute whole(BodySection section, boolean peek, String label) {
        return new FetchAttribute.Section(section, peek, Optional.empty(), label);
    }

    private FetchAttribute section(boolean peek) throws IOException, SyntaxFault {
        reader.expect('[');
        List<Integer> part = new ArrayList<>();
        boolean more = partPath(part);
        BodySection section = more ? sectionText(part) : new BodySection(part, Text.ALL, List.of());
        reader.expect(']');
        Optional<Partial> partial = partial();
        String origin = partial.map(p -> "<" + p.offset() + ">").orElse("");
        return new FetchAttribute.Section(
                section, peek, partial, "BODY[" + section.wire() + "]" + origin);
    }

    /** Reads {@code 1.2.} or {@code 1.2}; tells whether a section text follows. */
    private boolean partPath(List<Integer> part) throws SyntaxFault {
        while (!reader.at(']')) {
            if (!atDigit()) {
                return true;
            }
            long number = reader.number();
            if (number == 0 || number > Integer.MAX_VALUE || part.size() == DEEPEST_PART) {
                throw new SyntaxFault("No such part");
            }
            part.add((int) number);
            if (!reader.accept('.')) {
                return false;
            }
            if (reader.at(']')) {
                throw new SyntaxFault("Expected a part");
            }
        }
        return false;
    }

    private boolean atDigit() {
        for (char digit = '0'; digit <= '9'; digit++) {
            if (reader.at(digit)) {
                return true;
            }
        }
        return false;
    }

    private BodySection sectionText(List<Integer> part) throws IOException, SyntaxFault {
        String name = reader.attributeName();
        return switch (name) {
            case "HEADER" -> new BodySection(part, Text.HEADER, List.of());
            case "TEXT" -> new BodySection(part, Text.TEXT, List.of());
            case "HEADER.FIELDS" -> new BodySection(part, Text.HEADER_FIELDS, fields());
            case "HEADER.FIELDS.NOT" -> new BodySection(part, Text.HEADER_FIELDS_NOT, fields());
            case "MIME" -> mime(part);
            default -> throw new SyntaxFault("Unknown section");
        };
    }

    private static BodySection mime(List<Integer> part) throws SyntaxFault {
        if (part.isEmpty()) {
            throw new SyntaxFault("MIME needs a part number");
        }
        return new BodySection(part, Text.MIME, List.of());
    }

    private List<String> fields() throws IOException, SyntaxFault {
        reader.space();
        reader.open();
        List<String> names = new ArrayList<>();
        do {
            names.add(reader.astringText().toUpperCase(Locale.ROOT));
        } while (reader.accept(' '));
        reader.close();
        return names;
    }

    private Optional<Partial> partial() throws SyntaxFault {
        if (!reader.accept('<')) {
            return Optional.empty();
        }
        long offset = reader.number();
        reader.expect('.');
        long count = reader.number();
        reader.expect('>');
        if (count == 0) {
            throw new SyntaxFault("A partial fetch asks for at least one octet");
        }
        return Optional.of(new Partial(offset, count));
    }
}
