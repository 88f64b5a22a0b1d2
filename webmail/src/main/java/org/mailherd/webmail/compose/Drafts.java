package org.mailherd.webmail.compose;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.search.MessageIDTerm;
import java.io.IOException;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.folder.FolderReader;
import org.mailherd.webmail.folder.SpecialUse;
import org.mailherd.webmail.reading.MailPart;
import org.mailherd.webmail.reading.MessageReader;
import org.mailherd.webmail.reading.PartTree;
import org.springframework.stereotype.Component;

/** Keeps unfinished messages in Drafts and sent ones in Sent. */
@Component
class Drafts {

    private final FolderReader folders;

    Drafts(FolderReader folders) {
        this.folders = folders;
    }

    /** A saved draft with the attachments it has there. */
    record Saved(String folder, long uid, List<MailPart> attachments) {

        List<String> references() {
            return attachments.stream()
                    .map(part -> new MessageRef(folder, uid, part.path()).toString())
                    .toList();
        }
    }

    /** Appends the new form first and removes the old one then: there is always one. */
    Saved save(MailboxConnection connection, MimeMessage message, long previous)
            throws MessagingException, IOException {
        var name = folders.ensure(connection, SpecialUse.DRAFTS);
        message.setFlag(Flags.Flag.DRAFT, true);
        message.setFlag(Flags.Flag.SEEN, true);
        var uid = append(connection, name, message);
        remove(connection, previous);
        return describe(connection, name, uid);
    }

    Saved describe(MailboxConnection connection, String folder, long uid)
            throws MessagingException, IOException {
        var message = MessageReader.require(connection.read(folder), uid);
        return new Saved(folder, uid, PartTree.of(message).attachments());
    }

    void remove(MailboxConnection connection, long uid) throws MessagingException {
        if (uid < 1) {
            return;
        }
        var folder = connection.change(folders.ensure(connection, SpecialUse.DRAFTS));
        var message = folder.getMessageByUID(uid);
        if (message != null) {
            message.setFlag(Flags.Flag.DELETED, true);
            folder.expunge(new Message[] {message});
        }
    }

    void keepSent(MailboxConnection connection, MimeMessage message) throws MessagingException {
        var name = folders.ensure(connection, SpecialUse.SENT);
        message.setFlag(Flags.Flag.DRAFT, false);
        message.setFlag(Flags.Flag.SEEN, true);
        connection.folder(name).appendMessages(new Message[] {message});
    }

    /** By the server's answer (UIDPLUS), else by looking for the message id. */
    private static long append(MailboxConnection connection, String name, MimeMessage message)
            throws MessagingException {
        IMAPFolder folder = connection.folder(name);
        if (connection.offers("UIDPLUS")) {
            var uids = folder.appendUIDMessages(new Message[] {message});
            if (uids.length == 1 && uids[0] != null) {
                return uids[0].uid;
            }
        } else {
            folder.appendMessages(new Message[] {message});
        }
        var open = connection.read(name);
        var found = open.search(new MessageIDTerm(message.getMessageID()));
        return found.length == 0 ? 0 : open.getUID(found[found.length - 1]);
    }
}
