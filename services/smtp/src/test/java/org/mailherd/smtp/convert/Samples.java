package org.mailherd.smtp.convert;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.apache.james.mime4j.dom.Entity;
import org.apache.james.mime4j.dom.Message;
import org.apache.james.mime4j.dom.Multipart;
import org.apache.james.mime4j.dom.SingleBody;
import org.apache.james.mime4j.message.DefaultMessageBuilder;
import org.apache.james.mime4j.stream.MimeConfig;

/** Messages as strings, an octet a character, and what other people's MIME reads in them. */
final class Samples {
    private Samples() {}

    static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    static String convert(String message) throws IOException, UnconvertibleException {
        return convert(message, Reach.LINES);
    }

    static String convert(String message, Reach reach) throws IOException, UnconvertibleException {
        byte[] octets = octets(message);
        Conversion conversion = Conversion.of(new ByteArrayInputStream(octets), reach);
        try (InputStream converted = conversion.open(new ByteArrayInputStream(octets))) {
            String text = new String(converted.readAllBytes(), StandardCharsets.ISO_8859_1);
            if (conversion.size() != text.length() + 2) {
                throw new AssertionError(conversion.size() + " announced, " + text.length());
            }
            return text;
        }
    }

    /** The decoded bodies of all leaves, in order. */
    static List<String> leaves(String message) throws IOException {
        DefaultMessageBuilder builder = new DefaultMessageBuilder();
        builder.setMimeEntityConfig(MimeConfig.PERMISSIVE);
        List<String> leaves = new ArrayList<>();
        collect(builder.parseMessage(new ByteArrayInputStream(octets(message))), leaves);
        return leaves;
    }

    private static void collect(Entity entity, List<String> leaves) throws IOException {
        switch (entity.getBody()) {
            case Multipart multipart -> {
                for (Entity part : multipart.getBodyParts()) {
                    collect(part, leaves);
                }
            }
            case Message message -> collect(message, leaves);
            case SingleBody body -> {
                ByteArrayOutputStream octets = new ByteArrayOutputStream();
                body.writeTo(octets);
                leaves.add(octets.toString(StandardCharsets.ISO_8859_1));
            }
            default -> throw new AssertionError(entity.getBody());
        }
    }
}
