package org.mailherd.webmail.reading;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads a text part: decoded, in its character set, up to a limit. */
public final class PartText {

    /** Bytes of one text part that are shown; the rest is in the source view. */
    static final int LIMIT = 2 << 20;

    private static final Charset WESTERN = Charset.forName("windows-1252");

    private PartText() {}

    public static String read(Part part) throws MessagingException, IOException {
        try (var in = part.getInputStream()) {
            var bytes = in.readNBytes(LIMIT);
            var declared = declared(part);
            return declared.isPresent() ? new String(bytes, declared.get()) : guess(bytes);
        }
    }

    /** UTF-8 when the bytes are that, else what old Western mailers meant. */
    private static String guess(byte[] bytes) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException notUtf8) {
            return new String(bytes, WESTERN);
        }
    }

    private static Optional<Charset> declared(Part part) {
        try {
            var name = new ContentType(part.getContentType()).getParameter("charset");
            if (name == null || name.equalsIgnoreCase("us-ascii")) {
                return Optional.empty();
            }
            return Optional.of(Charset.forName(MimeUtility.javaCharset(name)));
        } catch (MessagingException | IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }
}
