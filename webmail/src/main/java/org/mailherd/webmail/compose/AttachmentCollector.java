package org.mailherd.webmail.compose;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.webmail.WebmailSettings;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.reading.MessageReader;
import org.mailherd.webmail.reading.PartTree;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;

/** Brings together the attachments already on the server and those just uploaded. */
@Component
class AttachmentCollector {

    private static final Pattern TYPE = Pattern.compile("[\\w.+-]{1,60}/[\\w.+-]{1,100}");
    private static final String BYTES = "application/octet-stream";

    private final long limit;

    AttachmentCollector(WebmailSettings settings) {
        this.limit = settings.attachmentLimit().toBytes();
    }

    /** All attachments together are larger than allowed. */
    static final class TooLarge extends RuntimeException {
        TooLarge(long limit) {
            super("Attachments may have " + limit / 1_000_000 + " MB together.");
        }
    }

    List<Attachment> collect(
            MailboxConnection connection, List<String> keep, List<MultipartFile> uploads)
            throws MessagingException, IOException {
        List<Attachment> all = new ArrayList<>();
        var left = limit;
        for (var reference : keep) {
            var ref = MessageRef.parse(reference);
            if (ref != null) {
                var kept = load(connection, ref, left);
                left -= kept.bytes().length;
                all.add(kept);
            }
        }
        for (var upload : uploads) {
            left -= upload.getSize();
            all.add(require(left, upload));
        }
        return all;
    }

    private Attachment load(MailboxConnection connection, MessageRef ref, long left)
            throws MessagingException, IOException {
        var message = MessageReader.require(connection.read(ref.folder()), ref.uid());
        var part = PartTree.find(message, ref.part());
        var described = PartTree.describe(part, ref.part());
        try (var in = part.getInputStream()) {
            var bytes = in.readNBytes(Math.toIntExact(left) + 1);
            if (bytes.length > left) {
                throw new TooLarge(limit);
            }
            return new Attachment(described.label(), type(described.type()), bytes);
        }
    }

    private Attachment require(long left, MultipartFile upload) throws IOException {
        if (left < 0) {
            throw new TooLarge(limit);
        }
        var name = Optional.ofNullable(upload.getOriginalFilename()).orElse("");
        var type = Optional.ofNullable(upload.getContentType()).orElse(BYTES);
        var base = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        return new Attachment(base, type(type), upload.getBytes());
    }

    /** What would change the message's structure travels as bytes. */
    private static String type(String type) {
        var plain = type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        var structural = plain.startsWith("multipart/") || plain.startsWith("message/");
        return TYPE.matcher(plain).matches() && !structural ? plain : BYTES;
    }
}
