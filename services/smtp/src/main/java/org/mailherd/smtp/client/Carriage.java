package org.mailherd.smtp.client;

import java.io.IOException;
import java.io.InputStream;
import org.mailherd.mailqueue.envelope.BodyType;
import org.mailherd.smtp.convert.Conversion;
import org.mailherd.smtp.convert.UnconvertibleException;

/** The form in which a message can go to a server. */
final class Carriage {
    private Carriage() {}

    /** RFC 3030 3: without BINARYMIME a binary message goes as one of lines, or not at all. */
    static Mail of(Mail mail, Extensions extensions)
            throws ContentException, UnconvertibleException {
        if (mail.envelope().terms().body() != BodyType.BINARY || takesBinary(extensions)) {
            return mail;
        }
        try (InputStream message = mail.content().open()) {
            Conversion conversion = Conversion.of(message);
            return new Mail(
                    mail.envelope(),
                    mail.recipients(),
                    conversion.size(),
                    () -> conversion.open(mail.content().open()));
        } catch (IOException e) {
            throw new ContentException(e);
        }
    }

    static boolean takesBinary(Extensions extensions) {
        return extensions.offers("BINARYMIME") && extensions.offers("CHUNKING");
    }
}
