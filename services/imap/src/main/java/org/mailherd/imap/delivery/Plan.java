package org.mailherd.imap.delivery;

import java.util.List;
import java.util.Optional;
import org.mailherd.mailmodel.SmtpReply;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.sieve.outcome.DuplicateMark;
import org.mailherd.sieve.outcome.Rewrite;

/**
 * What to do for one recipient.
 *
 * @param places where the message is filed; none for one that was sent on, discarded or refused
 * @param mails what leaves, before anything is filed
 * @param copies generated messages to file
 * @param refusal what to answer instead of saying that it was delivered
 */
record Plan(
        List<Place> places,
        List<ScriptMail> mails,
        List<Copy> copies,
        List<DuplicateMark> duplicates,
        Optional<SmtpReply> refusal) {

    /** A folder for the message. */
    record Place(Folder folder, Flags flags, Optional<Rewrite> rewrite) {}

    /** A generated message for a folder (RFC 8580). */
    record Copy(Folder folder, Flags flags, byte[] octets) {}
}
