package org.mailherd.webmail.reading;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.Message.RecipientType;
import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Instant;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPMessage;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.connection.MailboxFault;
import org.mailherd.webmail.html.CleanHtml;
import org.mailherd.webmail.html.HtmlCleaner;
import org.mailherd.webmail.html.InlinePictures;
import org.mailherd.webmail.html.PlainText;
import org.springframework.stereotype.Component;

/** Reads a message for the reading pane and for the frame that shows its HTML. */
@Component
public class MessageReader {

    /** Reads it and marks it read. */
    public MessageView view(
            MailboxConnection connection, String folder, long uid, boolean remoteImages)
            throws MessagingException, IOException {
        var open = connection.change(folder);
        var message = require(open, uid);
        var tree = PartTree.of(message);
        var newlyRead = !message.isSet(Flags.Flag.SEEN);
        if (newlyRead) {
            message.setFlag(Flags.Flag.SEEN, true);
        }
        var blocked =
                tree.hasHtml() ? clean(message, tree, remoteImages, false).blockedImages() : 0;
        return new MessageView(
                uid,
                open.getUIDValidity(),
                Correspondents.subject(message),
                Correspondents.senders(message),
                Correspondents.recipients(message, RecipientType.TO),
                Correspondents.recipients(message, RecipientType.CC),
                date(message),
                message.isSet(Flags.Flag.FLAGGED),
                message.isSet(Flags.Flag.DRAFT),
                tree.hasHtml(),
                PlainText.toHtml(MessageBody.text(message, tree)),
                blocked,
                tree.attachments(),
                newlyRead);
    }

    /** The HTML of a message, fit for the sandboxed frame. */
    public String frame(MailboxConnection connection, String folder, long uid, boolean remoteImages)
            throws MessagingException, IOException {
        var message = require(connection.read(folder), uid);
        return clean(message, PartTree.of(message), remoteImages, true).html();
    }

    /** The message with this uid; reading its parts leaves the flags alone. */
    public static IMAPMessage require(IMAPFolder folder, long uid) throws MessagingException {
        var message = uid < 1 ? null : (IMAPMessage) folder.getMessageByUID(uid);
        if (message == null) {
            throw new MailboxFault.Missing("message");
        }
        message.setPeek(true);
        return message;
    }

    private static CleanHtml clean(
            Message message, PartTree tree, boolean remoteImages, boolean ownPictures)
            throws MessagingException, IOException {
        var pictures = ownPictures ? new MessagePictures(message, tree) : InlinePictures.NONE;
        return HtmlCleaner.forReading(MessageBody.html(message, tree), remoteImages, pictures);
    }

    private static Instant date(Message message) throws MessagingException {
        var sent = message.getSentDate();
        var date = sent == null ? message.getReceivedDate() : sent;
        return date == null ? Instant.EPOCH : date.toInstant();
    }
}
