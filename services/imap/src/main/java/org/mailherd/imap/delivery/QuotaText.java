package org.mailherd.imap.delivery;

import java.util.Locale;
import org.mailherd.directory.delivery.DeliveryTerms;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailstore.quota.QuotaWarnings;

/** What an owner reads when the mailbox fills up. */
final class QuotaText {
    private static final double MEGABYTE = 1024.0 * 1024.0;

    private QuotaText() {}

    static String of(MailboxAccount owner, DeliveryTerms terms, QuotaWarnings.Crossing crossing) {
        StringBuilder text =
                new StringBuilder("Your mailbox ")
                        .append(owner.address())
                        .append(" is more than ")
                        .append(crossing.percent())
                        .append(" % full.\n\n");
        if (terms.quotaBytes() > 0) {
            text.append("It holds ")
                    .append(size(crossing.usage().bytes()))
                    .append(" of ")
                    .append(size(terms.quotaBytes()))
                    .append(".\n");
        }
        if (terms.quotaMessages() > 0) {
            text.append("It holds ")
                    .append(crossing.usage().messages())
                    .append(" of ")
                    .append(terms.quotaMessages())
                    .append(" messages.\n");
        }
        return text.append('\n')
                .append(
                        terms.defersWhenFull()
                                ? "Once it is full, new mail waits with its sender and arrives when there is room"
                                        + " again; after some days it is returned.\n"
                                : "Once it is full, new mail is returned to its sender.\n")
                .append("\nTo make room, empty Trash and Junk, and delete messages with large")
                .append(" attachments from Sent and from your archive.")
                .append(" Deleted messages count until Trash is emptied.\n")
                .append("If you need more room, ask whoever runs this mail server.\n")
                .toString();
    }

    private static String size(long octets) {
        return String.format(Locale.ROOT, "%.1f MB", octets / MEGABYTE);
    }
}
