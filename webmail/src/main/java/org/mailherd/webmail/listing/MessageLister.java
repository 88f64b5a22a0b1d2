package org.mailherd.webmail.listing;

import jakarta.mail.FetchProfile;
import jakarta.mail.Flags;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.UIDFolder;
import jakarta.mail.search.BodyTerm;
import jakarta.mail.search.FromStringTerm;
import jakarta.mail.search.OrTerm;
import jakarta.mail.search.RecipientStringTerm;
import jakarta.mail.search.SearchTerm;
import jakarta.mail.search.SubjectTerm;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.jspecify.annotations.Nullable;
import org.mailherd.webmail.connection.MailboxConnection;
import org.mailherd.webmail.folder.MailFolder;
import org.mailherd.webmail.reading.Correspondents;
import org.mailherd.webmail.reading.PartTree;
import org.springframework.stereotype.Component;

/** Reads one page of a folder, or of what a search found in it. */
@Component
public class MessageLister {

    private static final int LONGEST_SEARCH = 200;

    /** Newest first; {@code search} empty lists all. A page past the end gives the last one. */
    public MessagePage page(
            MailboxConnection connection, MailFolder folder, int page, String search)
            throws MessagingException {
        var open = connection.read(folder.name());
        var wanted = clean(search);
        var found = wanted.isEmpty() ? null : open.search(term(wanted));
        var total = found == null ? open.getMessageCount() : found.length;
        var pages = Math.max(1, (total + MessagePage.SIZE - 1) / MessagePage.SIZE);
        var current = Math.clamp(page, 1, pages);
        var messages = slice(open, found, total, current);
        open.fetch(messages, profile());
        List<MessageRow> rows = new ArrayList<>();
        for (var i = messages.length - 1; i >= 0; i--) {
            if (!messages[i].isExpunged()) {
                rows.add(row(open, messages[i], folder.outgoing()));
            }
        }
        return new MessagePage(rows, current, total, open.getUIDValidity(), wanted);
    }

    private static Message[] slice(
            IMAPFolder folder, Message @Nullable [] found, int total, int page)
            throws MessagingException {
        var end = total - (page - 1) * MessagePage.SIZE;
        var start = Math.max(1, end - MessagePage.SIZE + 1);
        if (end < 1) {
            return new Message[0];
        }
        return found == null
                ? folder.getMessages(start, end)
                : Arrays.copyOfRange(found, start - 1, end);
    }

    private static FetchProfile profile() {
        var profile = new FetchProfile();
        profile.add(FetchProfile.Item.ENVELOPE);
        profile.add(FetchProfile.Item.FLAGS);
        profile.add(FetchProfile.Item.CONTENT_INFO);
        profile.add(UIDFolder.FetchProfileItem.UID);
        return profile;
    }

    private static SearchTerm term(String text) {
        return new OrTerm(
                new SearchTerm[] {
                    new SubjectTerm(text),
                    new FromStringTerm(text),
                    new RecipientStringTerm(Message.RecipientType.TO, text),
                    new BodyTerm(text)
                });
    }

    private static String clean(String search) {
        var text = search.replaceAll("\\p{Cntrl}", " ").strip();
        return text.length() <= LONGEST_SEARCH ? text : text.substring(0, LONGEST_SEARCH);
    }

    private static MessageRow row(IMAPFolder folder, Message message, boolean outgoing)
            throws MessagingException {
        var flags = message.getFlags();
        return new MessageRow(
                folder.getUID(message),
                outgoing ? Correspondents.to(message) : Correspondents.from(message),
                Correspondents.subject(message),
                date(message),
                !flags.contains(Flags.Flag.SEEN),
                flags.contains(Flags.Flag.FLAGGED),
                flags.contains(Flags.Flag.ANSWERED),
                flags.contains(Flags.Flag.DRAFT),
                PartTree.hasAttachments(message));
    }

    private static Instant date(Message message) throws MessagingException {
        Date received = message.getReceivedDate();
        Date date = received == null ? message.getSentDate() : received;
        return date == null ? Instant.EPOCH : date.toInstant();
    }
}
