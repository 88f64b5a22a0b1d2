package org.mailherd.webmail.reading;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailherd.webmail.connection.MailboxFault;
import org.mailherd.webmail.html.InlinePictures;

/**
 * The pictures inside a message, as {@code data:} addresses: the frame that shows them is sandboxed
 * and sends no cookie, so it could not ask for them.
 */
final class MessagePictures implements InlinePictures {

    private static final Set<String> RASTER =
            Set.of("image/png", "image/jpeg", "image/jpg", "image/gif", "image/webp");

    /** Bytes of all pictures of one message together. */
    private static final int BUDGET = 12 << 20;

    private final Message message;
    private final Map<String, MailPart> pictures;
    private int left = BUDGET;

    MessagePictures(Message message, PartTree tree) {
        this.message = message;
        this.pictures = tree.pictures();
    }

    @Override
    public Optional<String> dataUrl(String contentId) {
        var part = pictures.get(contentId);
        if (part == null || !RASTER.contains(part.type())) {
            return Optional.empty();
        }
        try (var in = PartTree.find(message, part.path()).getInputStream()) {
            var bytes = in.readNBytes(left + 1);
            if (bytes.length > left) {
                return Optional.empty();
            }
            left -= bytes.length;
            var encoded = Base64.getEncoder().encodeToString(bytes);
            return Optional.of("data:" + part.type() + ";base64," + encoded);
        } catch (MessagingException | IOException | MailboxFault.Missing unreadable) {
            return Optional.empty();
        }
    }
}
