package org.mailherd.smtp.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One walk through a message that finds what lines cannot carry. Where no recoding helps, that is
 * outside of bodies and in bodies that are coded already, it gives up: whatever a next server made
 * of a CR or LF alone there could be a delimiter (threat: parts that only some readers see).
 */
final class MimeScan {
    private static final int PARTS = 1000;
    private static final String BASE64 = "Content-Transfer-Encoding: base64\r\n";
    private static final String EIGHT_BIT = "Content-Transfer-Encoding: 8bit\r\n";
    private static final String VERSION = "MIME-Version: 1.0\r\n";

    private final LineReader line;
    private final Enclosures enclosures = new Enclosures();
    private final List<Edit> edits = new ArrayList<>();
    private EntityHeader header = new EntityHeader(true, "text/plain");
    private Place place = Place.HEADER;
    private long bodyStart;
    private boolean stray;
    private boolean unfit;
    private int parts;

    private enum Place {
        HEADER,
        BODY,
        /** Before the first delimiter of a multipart, or behind its last. */
        BETWEEN
    }

    MimeScan(LineReader line) {
        this.line = line;
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

    List<Edit> edits() {
        return edits;
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
                if (header.take(line)) {
                    body();
                }
            }
            case BODY -> {
                stray |= line.hasStray();
                // An open end is closed on the way, so it must not matter.
                unfit |= line.hasStray() || line.isTooLong() || !line.isClosed();
            }
            case BETWEEN -> {
                if (line.hasStray()) {
                    throw new UnconvertibleException("CR, LF or NUL alone between parts");
                }
            }
        }
    }

    /** RFC 2045 6.4: composite bodies are never coded themselves, only what is in them. */
    private void body() throws UnconvertibleException {
        ContentType type = header.type();
        if (header.isPlain() && type.isMultipart()) {
            relabel(EIGHT_BIT);
            enclosures.enterMultipart(type);
            place = Place.BETWEEN;
        } else if (header.isPlain() && type.isMessage()) {
            relabel(EIGHT_BIT);
            enclosures.enterMessage();
            begin(new EntityHeader(true, "text/plain"));
        } else {
            place = Place.BODY;
            bodyStart = line.end();
            stray = false;
            unfit = false;
        }
    }

    private void relabel(String field) {
        if (header.isBinary()) {
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
                relabel(EIGHT_BIT);
            }
            case BODY -> leaf(Math.max(bodyStart, bodyEnd));
            case BETWEEN -> {}
        }
    }

    /** RFC 2045 6.2, 6.8: what is no text of short lines travels as base64. */
    private void leaf(long bodyEnd) throws UnconvertibleException {
        if (!header.isPlain()) {
            if (stray) {
                throw new UnconvertibleException("CR, LF or NUL alone in a coded body");
            }
            return;
        }
        if (!header.isBinary() && !unfit) {
            return;
        }
        if (header.type().isNeverCoded()) {
            throw new UnconvertibleException(header.type().name() + " must not be recoded");
        }
        label();
        if (bodyEnd > bodyStart) {
            edits.add(new Edit.Encode(bodyStart, bodyEnd));
        }
    }

    private void label() {
        Optional<TransferEncoding> old = header.encoding();
        old.ifPresent(one -> edits.add(new Edit.Replace(one.from(), one.to(), BASE64)));
        // RFC 2045 4: without it, who reads the message need not look at the field.
        String version = header.isOfMessage() && !header.isVersioned() ? VERSION : "";
        String added = version + (old.isPresent() ? "" : BASE64);
        if (!added.isEmpty()) {
            edits.add(new Edit.Replace(header.end(), header.end(), added));
        }
    }
}
