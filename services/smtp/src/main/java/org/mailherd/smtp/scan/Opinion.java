package org.mailherd.smtp.scan;

import java.util.Map;
import java.util.Set;

/**
 * What antispam says of a message, or of one recipient's share in it.
 *
 * @param verdict an {@code Accept} or a {@code Refuse}
 * @param delivered the changes with which it is delivered, even where the verdict is to refuse it
 * @param parts by recipient, or below it by mailbox, where they disagree
 * @param keep mailboxes that want a copy in the quarantine
 */
record Opinion(
        ScanVerdict verdict,
        ScanVerdict.Accept delivered,
        Map<String, Opinion> parts,
        Set<String> keep) {

    boolean refuses() {
        return verdict instanceof ScanVerdict.Refuse;
    }

    /** Refuses for good. */
    boolean rejects() {
        return verdict instanceof ScanVerdict.Refuse refused && refused.reply().code() >= 500;
    }
}
