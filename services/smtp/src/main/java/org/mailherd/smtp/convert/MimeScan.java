package org.mailherd.smtp.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One walk through a message that finds what lines, or lines of US-ASCII, cannot carry. Where no
 * recoding helps, that is outside of bodies and in bodies that are coded already, it gives up:
 * whatever a next server made of a CR or LF alone there could be a delimiter (threat: parts that
 * only some readers see).
 */
final class MimeScan {
    private static final int PARTS = 1000;
    private static final String BASE64 = "Content-Transfer-Encoding: base64\r\n";
    private static final String QUOTED = "Content-Transfer-Encoding: quoted-printable\r\n";
    private static final String SEVEN_BIT = "Content-Transfer-Encoding: 7bit\r\n";
    private static final String EIGHT_BIT = "Content-Transfer-Encoding: 8bit\r\n";
    private static final String VERSION = "MIME-Version: 1.0\r\n";

    private final LineReader line;
    private final boolean ascii;
    private final Enclosures enclosures = new Enclosures();
    private final List<Edit> edits = new ArrayList<>();
    private EntityHeader header = new EntityHeader(true, "text/plain");
    private Place place = Place.HEADER;
    private long bodyStart;
    private boolean stray;
    private boolean unfit;
    private boolean eightBit;
    private long quoted;
    private long linesEnd;
    private boolean coded;
    private int parts;

    private enum Place {
        HEADER,
        BODY,
        /** Before the first delimiter of a multipart, or behind its last. */
        BETWEEN
    }

    MimeScan(LineReader line, Reach reach) {
        this.line = line;
        this.ascii = reach == Reach.SEVEN_BIT;
    }

    /** Returns the octets of the message. */
    long run() throws IOException, UnconvertibleException {
        while (line.next()) {
            Optional<Enclosures.Delimiter> delimiter = enclosures.delimiter(line);
            if (delimiter.isPresent()) {
                delimiter(delimiter.get());
            } else {
                content();
            }
        }
        end(line.end(), line.end());
        return line.end();
    }

    /**
     * A message that is US-ASCII whatever it says of itself stays as it is, and as it was signed.
     */
    List<Edit> edits() {
        return ascii && !coded ? List.of() : edits;
    }

    private void delimiter(Enclosures.Delimiter delimiter) throws UnconvertibleException {
        // RFC 2046 5.1.1: the CRLF before it is its own.
        end(line.start() - 2, line.start());
        enclosures.leave(delimiter);
        if (delimiter.last()) {
            place = Place.BETWEEN;
        } else {
            begin(new EntityHeader(false, delimiter.usualType()));
        }
    }

    private void begin(EntityHeader next) throws UnconvertibleException {
        if (++parts > PARTS) {
            throw new UnconvertibleException("more than " + PARTS + " parts");
        }
        header = next;
        place = Place.HEADER;
    }

    private void content() throws UnconvertibleException {
        switch (place) {
            case HEADER -> {
                checkAscii("a header section");
                if (header.take(line)) {
                    body();
                }
            }
            case BODY -> {
                stray |= line.hasStray();
                // An open end is closed on the way, so it must not matter.
                unfit |= line.hasStray() || line.isTooLong() || !line.isClosed();
                eightBit |= ascii && line.hasEightBit();
                linesEnd = line.end();
                if (ascii && !unfit && header.type().isText()) {
                    quoted += line.quotedLength();
                }
            }
            case BETWEEN -> {
                checkAscii("the text between parts");
                if (line.hasStray()) {
                    throw new UnconvertibleException("CR, LF or NUL alone between parts");
                }
            }
        }
    }

    private void checkAscii(String where) throws UnconvertibleException {
        if (ascii && line.hasEightBit()) {
            throw new UnconvertibleException(where + " with octets beyond US-ASCII");
        }
    }

    /** RFC 2045 6.4: composite bodies are never coded themselves, only what is in them. */
    private void body() throws UnconvertibleException {
        ContentType type = header.type();
        if (header.isPlain() && type.isMultipart()) {
            relabel();
            enclosures.enterMultipart(type);
            place = Place.BETWEEN;
        } else if (header.isPlain() && type.isMessage()) {
            relabel();
            enclosures.enterMessage();
            begin(new EntityHeader(true, "text/plain"));
        } else {
            place = Place.BODY;
            bodyStart = line.end();
            stray = false;
            unfit = false;
            eightBit = false;
            quoted = 0;
            linesEnd = bodyStart;
        }
    }

    /** What is sealed keeps its label: it says too much, and nobody is the worse for it. */
    private void relabel() {
        boolean wrong = ascii ? header.isBeyondSevenBit() : header.isBinary();
        if (wrong && !enclosures.isSealed()) {
            String field = ascii ? SEVEN_BIT : EIGHT_BIT;
            header.encoding()
                    .ifPresent(one -> edits.add(new Edit.Replace(one.from(), one.to(), field)));
        }
    }

    /**
     * Ends the entity at hand.
     *
     * @param bodyEnd of a body that is not empty
     * @param headerEnd of a header section without its empty line
     */
    private void end(long bodyEnd, long headerEnd) throws UnconvertibleException {
        switch (place) {
            case HEADER -> {
                header.finish(headerEnd);
                relabel();
            }
            case BODY -> leaf(Math.max(bodyStart, bodyEnd));
            case BETWEEN -> {}
        }
    }

    /**
     * RFC 2045 6.2, 6.7, 6.8: what is no text of short lines travels as base64, and so does text of
     * which quoted-printable would make more octets.
     */
    private void leaf(long bodyEnd) throws UnconvertibleException {
        if (!header.isPlain()) {
            if (stray || eightBit) {
                throw new UnconvertibleException("octets in a coded body that no code has");
            }
            return;
        }
        boolean misfit = unfit || eightBit;
        if (!misfit && ascii) {
            relabel();
            return;
        }
        if (!misfit && (enclosures.isSealed() || !header.isBinary())) {
            return;
        }
        if (enclosures.isSealed()) {
            throw new UnconvertibleException("what is signed or encrypted must not be recoded");
        }
        if (header.type().isNeverCoded()) {
            throw new UnconvertibleException(header.type().name() + " must not be recoded");
        }
        code(bodyEnd);
    }

    private void code(long bodyEnd) {
        coded = true;
        Edit.Encode base64 = new Edit.Encode(bodyStart, bodyEnd);
        // Of the last line's CRLF, the delimiter may have taken its own.
        Edit.Quote lines = new Edit.Quote(bodyStart, bodyEnd, quoted - (linesEnd - bodyEnd));
        boolean readable =
                ascii && !unfit && header.type().isText() && lines.size() <= base64.size();
        label(readable ? QUOTED : BASE64);
        if (bodyEnd > bodyStart) {
            edits.add(readable ? lines : base64);
        }
    }

    private void label(String encoding) {
        Optional<TransferEncoding> old = header.encoding();
        old.ifPresent(one -> edits.add(new Edit.Replace(one.from(), one.to(), encoding)));
        // RFC 2045 4: without it, who reads the message need not look at the field.
        String version = header.isOfMessage() && !header.isVersioned() ? VERSION : "";
        String added = version + (old.isPresent() ? "" : encoding);
        if (!added.isEmpty()) {
            edits.add(new Edit.Replace(header.end(), header.end(), added));
        }
    }
}
