package org.mailherd.sieve.outcome;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * One thing to do with the message. The implicit keep is resolved: what is not listed is not done.
 */
public sealed interface Action {

    /**
     * Store in the inbox.
     *
     * @param implicit no script asked for it: the default when nothing cancelled it
     */
    record Keep(boolean implicit, Stored stored) implements Action {}

    /**
     * Store in a mailbox.
     *
     * @param mailbox the name in UTF-8, hierarchy as the script wrote it
     * @param create RFC 5490 4.1: make the mailbox when it is missing
     * @param specialUse RFC 8579: prefer the mailbox with this attribute, such as {@code \Junk}
     */
    record FileInto(String mailbox, boolean create, Optional<String> specialUse, Stored stored)
            implements Action {}

    /** Send the message on to an address. */
    record Redirect(String address, Optional<Rewrite> rewrite) implements Action {}

    /** A script threw the message away; alone, it means that nothing is stored. */
    record Discard() implements Action {}

    /**
     * Refuse the message (RFC 5429).
     *
     * @param ereject at the protocol level if that can be done; else either way
     */
    record Reject(String reason, boolean ereject) implements Action {}

    /**
     * Answer the sender, unless that was done within the period. The interpreter has already
     * checked what RFC 5230 4.5, 4.6 and RFC 3834 2 ask of the message.
     *
     * @param handle tells one vacation from another: with the sender the key of the memory
     * @param period do not answer the same sender again for this long
     * @param from the owner's address for the From field, when the script gives one
     * @param fcc where a copy of the answer goes (RFC 8580)
     */
    record Vacation(
            String handle,
            Duration period,
            Optional<String> from,
            VacationText text,
            Optional<FileCopy> fcc)
            implements Action {}

    /** Tell somebody of the message (RFC 5435); the method is {@code mailto:} always. */
    record Notify(
            String method,
            Optional<String> from,
            int importance,
            List<String> options,
            NotifyText text)
            implements Action {}

    /**
     * What is common to what is stored.
     *
     * @param flags system flags and keywords, each once
     */
    record Stored(List<String> flags, Optional<Rewrite> rewrite) {}

    /**
     * @param subject as the script gives it; else "Auto: " and the message's own subject
     * @param reason the text; with {@code mime} a MIME entity that begins with its header
     * @param replyTo the address to answer: the envelope's reverse path
     */
    record VacationText(String subject, String reason, boolean mime, String replyTo) {}

    /** Where a generated message is filed (RFC 8580). */
    record FileCopy(
            String mailbox, boolean create, Optional<String> specialUse, List<String> flags) {}

    /**
     * @param message what to say; the default was filled in
     * @param fcc where a copy of the notification goes
     */
    record NotifyText(String message, Optional<FileCopy> fcc) {}
}
