package org.mailherd.directory.delivery;

/**
 * What a delivery has to heed.
 *
 * @param quotaBytes 0 is unlimited
 * @param quotaMessages 0 is unlimited
 * @param defersWhenFull whether mail for a full mailbox is tried again (452) rather than returned
 *     (552)
 * @param scripted whether any script has to be asked
 */
public record DeliveryTerms(
        long quotaBytes,
        long quotaMessages,
        boolean defersWhenFull,
        TaggedMail tagged,
        boolean scripted) {
    /** Where mail to {@code name+tag} goes: mailcow's {@code tagged_mail_handler}. */
    public enum TaggedMail {
        /** As all mail. */
        NONE,
        /** Into the folder {@code INBOX/tag}. */
        SUBFOLDER,
        /** As all mail, with {@code [tag]} before its subject. */
        SUBJECT
    }
}
