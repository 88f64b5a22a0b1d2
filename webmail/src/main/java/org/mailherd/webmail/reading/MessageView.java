package org.mailherd.webmail.reading;

import java.time.Instant;
import java.util.List;

/**
 * A message as the reading pane shows it.
 *
 * @param validity the folder's UIDVALIDITY
 * @param html whether there is HTML to show in the frame
 * @param text the plain form, already safe as HTML
 * @param blockedImages pictures from elsewhere that are held back
 * @param newlyRead whether looking at it has just changed the folder's unread count
 */
public record MessageView(
        long uid,
        long validity,
        String subject,
        List<Person> from,
        List<Person> to,
        List<Person> cc,
        Instant date,
        boolean flagged,
        boolean draft,
        boolean html,
        String text,
        int blockedImages,
        List<MailPart> attachments,
        boolean newlyRead) {

    public MessageView {
        from = List.copyOf(from);
        to = List.copyOf(to);
        cc = List.copyOf(cc);
        attachments = List.copyOf(attachments);
    }

    /** Who it is from; there is always somebody to show. */
    public Person sender() {
        return from.isEmpty() ? new Person("", "(no sender)") : from.getFirst();
    }
}
