package org.mailherd.webmail.listing;

import java.time.Instant;

/**
 * One line of the message list.
 *
 * @param correspondent who wrote it, or whom it went to in a folder of the user's own messages
 */
public record MessageRow(
        long uid,
        String correspondent,
        String subject,
        Instant date,
        boolean unread,
        boolean flagged,
        boolean answered,
        boolean draft,
        boolean attachments) {}
