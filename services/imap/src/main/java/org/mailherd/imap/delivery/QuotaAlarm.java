package org.mailherd.imap.delivery;

import java.util.Optional;
import java.util.function.Supplier;
import org.mailherd.directory.delivery.DeliveryDirectory;
import org.mailherd.directory.delivery.DeliveryTerms;
import org.mailherd.directory.login.MailboxAccount;
import org.mailherd.mailstore.quota.QuotaLimit;
import org.mailherd.mailstore.quota.QuotaUsage;
import org.mailherd.mailstore.quota.QuotaWarnings;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells owners that their mailbox has become 80 or 95 percent full, once for each crossing, however
 * the messages came: by LMTP, APPEND, COPY, MOVE or REPLACE. What was added stays added, whatever
 * goes wrong here.
 */
public final class QuotaAlarm {
    private static final Logger log = LoggerFactory.getLogger(QuotaAlarm.class);

    private final DeliveryDirectory directory;
    private final QuotaWarnings warnings;
    private final OwnerNotices notices;

    QuotaAlarm(DeliveryDirectory directory, QuotaWarnings warnings, OwnerNotices notices) {
        this.directory = directory;
        this.warnings = warnings;
        this.notices = notices;
    }

    /** A session has put this much into a mailbox. */
    public void added(MailboxAccount owner, QuotaUsage more) {
        QuotaLimit limit = new QuotaLimit(owner.quotaBytes(), owner.quotaMessages());
        if (!warnings.isRuledOut(owner.mailboxId(), limit, more)) {
            look(owner, () -> directory.terms(owner.mailboxId()));
        }
    }

    /** A session has put something into a mailbox, nobody counted how much. */
    public void added(MailboxAccount owner) {
        look(owner, () -> directory.terms(owner.mailboxId()));
    }

    /** A message of this size was delivered. */
    void delivered(DeliveryRecipient recipient, DeliveryTerms terms, QuotaUsage more) {
        if (!warnings.isRuledOut(recipient.mailboxId(), limit(terms), more)) {
            look(recipient.mailbox(), () -> Optional.of(terms));
        }
    }

    private void look(MailboxAccount owner, Supplier<Optional<DeliveryTerms>> terms) {
        try {
            terms.get().ifPresent(known -> look(owner, known));
        } catch (RuntimeException e) {
            LogEvent.of("quota-warning-failed").with("user", owner.address()).error(log, e);
        }
    }

    private void look(MailboxAccount owner, DeliveryTerms terms) {
        warnings.crossed(owner.mailboxId(), limit(terms))
                .ifPresent(crossing -> notices.quota(owner, terms, crossing));
    }

    private static QuotaLimit limit(DeliveryTerms terms) {
        return new QuotaLimit(terms.quotaBytes(), terms.quotaMessages());
    }
}
