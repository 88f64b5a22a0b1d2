package org.mailherd.webmail.reading;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.eclipse.angus.mail.imap.IMAPMessage;

/** A message as it travelled. */
final class MessageSource {

    private MessageSource() {}

    /**
     * The beginning of a source.
     *
     * @param cut whether there is more
     */
    record Head(String text, boolean cut) {}

    /** Fetched whole by IMAP as {@code BODY[]}; what is not ASCII is shown as Latin-1. */
    static Head head(IMAPMessage message, int limit) throws MessagingException, IOException {
        try (var in = message.getMimeStream()) {
            var bytes = in.readNBytes(limit + 1);
            var shown = Math.min(bytes.length, limit);
            var text = new String(bytes, 0, shown, StandardCharsets.ISO_8859_1);
            return new Head(text, bytes.length > limit);
        }
    }

    /** A message inside a message: written whole, headers and all. */
    static void writeNested(Part part, OutputStream out) throws MessagingException, IOException {
        if (part.getContent() instanceof Message nested) {
            nested.writeTo(out);
        } else {
            part.getInputStream().transferTo(out);
        }
    }
}
