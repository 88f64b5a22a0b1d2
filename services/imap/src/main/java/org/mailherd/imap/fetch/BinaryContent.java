package org.mailherd.imap.fetch;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.mailherd.mailstore.message.MessageBody;
import org.mailherd.mailstore.structure.Part;

/**
 * Which octets of a message make a part as BINARY shows it (RFC 3516 4.2): pieces of the message in
 * their order, some of them without their transfer encoding. What encloses parts shows them
 * decoded, and their headers say so.
 *
 * @param start where the first piece begins in the message
 */
record BinaryContent(long start, List<Piece> pieces) {

    /** Octets of the message that follow those of the piece before. */
    sealed interface Piece {
        long length();

        /** As they are. */
        record Plain(long length) implements Piece {}

        /** The header of a part that is shown decoded. */
        record Header(long length) implements Piece {}

        /** A body in a transfer encoding. */
        record Encoded(long length, String encoding) implements Piece {}
    }

    BinaryContent {
        pieces = List.copyOf(pieces);
    }

    /** The message with its header. */
    static BinaryContent ofMessage(Part root, long size) {
        List<Piece> pieces = new ArrayList<>();
        entity(root, pieces);
        plain(root.bodyEnd(), size, pieces);
        return new BinaryContent(root.headerStart(), pieces);
    }

    /** A part without its header. */
    static BinaryContent ofPart(Part part) {
        List<Piece> pieces = new ArrayList<>();
        body(part, pieces);
        return new BinaryContent(part.bodyStart(), pieces);
    }

    /** In one pass over the message. */
    InputStream open(MessageBody body) throws IOException {
        InputStream message = body.open();
        message.skipNBytes(Math.min(start, body.size()));
        return new BinaryStream(message, pieces);
    }

    private static void entity(Part part, List<Piece> into) {
        long header = part.bodyStart() - part.headerStart();
        if (!part.children().isEmpty() || !isEncoded(part)) {
            plain(part.headerStart(), part.bodyStart(), into);
            body(part, into);
        } else if (header > BinaryStream.LARGEST_HEADER) {
            plain(part.headerStart(), part.bodyEnd(), into);
        } else {
            into.add(new Piece.Header(header));
            body(part, into);
        }
    }

    private static void body(Part part, List<Piece> into) {
        long at = part.bodyStart();
        for (Part child : part.children()) {
            plain(at, child.headerStart(), into);
            entity(child, into);
            at = child.bodyEnd();
        }
        if (part.children().isEmpty() && isEncoded(part)) {
            into.add(new Piece.Encoded(part.bodySize(), encoding(part)));
        } else {
            plain(at, part.bodyEnd(), into);
        }
    }

    private static void plain(long from, long to, List<Piece> into) {
        if (to > from) {
            into.add(new Piece.Plain(to - from));
        }
    }

    private static boolean isEncoded(Part part) {
        return encoding(part).equals("base64") || encoding(part).equals("quoted-printable");
    }

    private static String encoding(Part part) {
        return part.encoding().toLowerCase(Locale.ROOT);
    }
}
