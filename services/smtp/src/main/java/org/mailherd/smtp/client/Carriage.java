package org.mailherd.smtp.client;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Optional;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.smtp.convert.Conversion;
import org.mailherd.smtp.convert.Reach;
import org.mailherd.smtp.convert.UnconvertibleException;

/**
 * The form in which a message goes to a server.
 *
 * @param conversion to what it was converted; empty when it goes as it is
 */
record Carriage(Mail mail, Optional<Reach> conversion) {

    /** RFC 3030 3, RFC 6152 3: converted for a server that cannot take it, or not sent at all. */
    static Carriage of(Mail mail, Extensions extensions)
            throws ContentException, UnconvertibleException {
        Optional<Reach> reach = reach(mail, extensions);
        if (reach.isEmpty()) {
            return new Carriage(mail, reach);
        }
        try (InputStream message = mail.content().open()) {
            Conversion conversion = Conversion.of(message, reach.get());
            if (conversion.isEmpty()) {
                return new Carriage(mail, Optional.empty());
            }
            return new Carriage(converted(mail, conversion), reach);
        } catch (IOException e) {
            throw new ContentException(e);
        }
    }

    private static Mail converted(Mail mail, Conversion conversion) throws IOException {
        Content lines = () -> conversion.open(mail.content().open());
        Optional<Resigner.Head> head = mail.resigner().head(mail.envelope(), lines);
        return new Mail(
                mail.envelope(),
                mail.recipients(),
                conversion.size() + head.map(one -> one.octets().length - one.replaced()).orElse(0),
                head.<Content>map(one -> () -> behind(one, lines.open())).orElse(lines));
    }

    private static InputStream behind(Resigner.Head head, InputStream converted)
            throws IOException {
        try {
            converted.skipNBytes(head.replaced());
        } catch (IOException e) {
            converted.close();
            throw e;
        }
        return new SequenceInputStream(new ByteArrayInputStream(head.octets()), converted);
    }

    /** What the server can take of this mail; empty for all of it, or nothing in any form. */
    static Optional<Reach> reach(Mail mail, Extensions extensions) {
        // RFC 6531 3.1 (8): who offers SMTPUTF8 takes eight bits.
        boolean utf8 = extensions.offers("SMTPUTF8");
        if (mail.envelope().smtpUtf8() && !utf8) {
            return Optional.empty();
        }
        Reach reach = extensions.offers("8BITMIME") || utf8 ? Reach.LINES : Reach.SEVEN_BIT;
        return switch (mail.envelope().terms().body()) {
            case SEVEN_BIT -> Optional.empty();
            case EIGHT_BIT -> Optional.of(reach).filter(one -> one == Reach.SEVEN_BIT);
            case BINARY -> takesBinary(extensions) ? Optional.empty() : Optional.of(reach);
        };
    }

    static boolean takesBinary(Extensions extensions) {
        return extensions.offers("BINARYMIME") && extensions.offers("CHUNKING");
    }

    static String refusal(Mail mail, UnconvertibleException e) {
        String wanted =
                mail.envelope().terms().body() == BodyType.BINARY ? "BINARYMIME" : "8BITMIME";
        return "the message needs "
                + wanted
                + ", which the server does not offer, and cannot be converted: "
                + e.getMessage();
    }
}
