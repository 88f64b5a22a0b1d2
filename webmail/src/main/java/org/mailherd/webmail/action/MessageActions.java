package org.mailherd.webmail.action;

import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.connection.MailboxFault;
import org.mailherd.webmail.folder.FolderReader;
import org.mailherd.webmail.folder.SpecialUse;
import org.springframework.stereotype.Component;

/** Carries out actions on messages of one folder. */
@Component
class MessageActions {

    private final FolderReader folders;

    MessageActions(FolderReader folders) {
        this.folders = folders;
    }

    /**
     * Messages of a folder.
     *
     * @param validity the UIDVALIDITY under which the uids were seen
     */
    record Selection(String folder, long validity, List<Long> uids) {}

    /**
     * @param target where to, for {@link MailAction#MOVE}
     * @return how many messages there were to act on
     */
    int apply(MailboxConnection connection, Selection selection, MailAction action, String target)
            throws MessagingException {
        return switch (action) {
            case READ -> flag(connection, selection, Flags.Flag.SEEN, true);
            case UNREAD -> flag(connection, selection, Flags.Flag.SEEN, false);
            case FLAG -> flag(connection, selection, Flags.Flag.FLAGGED, true);
            case UNFLAG -> flag(connection, selection, Flags.Flag.FLAGGED, false);
            case MOVE -> move(connection, selection, target);
            case ARCHIVE -> move(connection, selection, SpecialUse.ARCHIVE);
            case JUNK -> move(connection, selection, SpecialUse.JUNK);
            case NOT_JUNK -> move(connection, selection, "INBOX");
            case DELETE -> delete(connection, selection);
        };
    }

    private static int flag(
            MailboxConnection connection, Selection selection, Flags.Flag flag, boolean value)
            throws MessagingException {
        var folder = open(connection, selection);
        var messages = messages(folder, selection);
        folder.setFlags(messages, new Flags(flag), value);
        return messages.length;
    }

    private int move(MailboxConnection connection, Selection selection, SpecialUse use)
            throws MessagingException {
        return move(connection, selection, folders.ensure(connection, use));
    }

    private int delete(MailboxConnection connection, Selection selection)
            throws MessagingException {
        var trash = folders.ensure(connection, SpecialUse.TRASH);
        if (!trash.equals(selection.folder())) {
            return move(connection, selection, trash);
        }
        var folder = open(connection, selection);
        var messages = messages(folder, selection);
        remove(folder, messages);
        return messages.length;
    }

    private static int move(MailboxConnection connection, Selection selection, String target)
            throws MessagingException {
        if (target.isEmpty() || target.equals(selection.folder())) {
            return 0;
        }
        var folder = open(connection, selection);
        var messages = messages(folder, selection);
        if (messages.length == 0) {
            return 0;
        }
        var destination = connection.folder(target);
        if (connection.offers("MOVE")) {
            folder.moveMessages(messages, destination);
        } else {
            folder.copyMessages(messages, destination);
            remove(folder, messages);
        }
        return messages.length;
    }

    /** UID EXPUNGE of these alone: others may carry the mark of another client. */
    private static void remove(IMAPFolder folder, Message[] messages) throws MessagingException {
        if (messages.length > 0) {
            folder.setFlags(messages, new Flags(Flags.Flag.DELETED), true);
            folder.expunge(messages);
        }
    }

    private static IMAPFolder open(MailboxConnection connection, Selection selection)
            throws MessagingException {
        var folder = connection.change(selection.folder());
        if (folder.getUIDValidity() != selection.validity()) {
            throw new MailboxFault.Missing("messages of this list");
        }
        return folder;
    }

    private static Message[] messages(IMAPFolder folder, Selection selection)
            throws MessagingException {
        var uids = selection.uids().stream().mapToLong(Long::longValue).sorted().toArray();
        return Arrays.stream(folder.getMessagesByUID(uids))
                .filter(Objects::nonNull)
                .toArray(Message[]::new);
    }
}
