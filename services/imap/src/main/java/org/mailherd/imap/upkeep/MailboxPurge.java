package org.mailherd.imap.upkeep;

import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.quota.UsageStore;
import org.mailherd.platform.log.LogEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Removes the mail of mailboxes that no longer exist, when they have been missing for the whole
 * grace while this process watched. A restart begins the grace anew; a directory without any
 * mailbox is taken for a broken one, and nothing is removed.
 */
final class MailboxPurge {
    private static final Logger log = LoggerFactory.getLogger(MailboxPurge.class);

    private final Supplier<Set<Long>> mailboxes;
    private final FolderStore folders;
    private final UsageStore usage;
    private final PurgeSettings settings;
    private final Clock clock;
    private final Map<Long, Instant> missingSince = new HashMap<>();

    /**
     * @param mailboxes the ids of all that exist
     */
    MailboxPurge(
            Supplier<Set<Long>> mailboxes,
            FolderStore folders,
            UsageStore usage,
            PurgeSettings settings,
            Clock clock) {
        this.mailboxes = mailboxes;
        this.folders = folders;
        this.usage = usage;
        this.settings = settings;
        this.clock = clock;
    }

    void run() {
        // Asked in this order: a mailbox made in between is in the second answer.
        Set<Long> withMail = usage.usages().keySet();
        Set<Long> existing = mailboxes.get();
        if (existing.isEmpty()) {
            return;
        }
        missingSince.keySet().retainAll(withMail);
        missingSince.keySet().removeAll(existing);
        Instant now = clock.instant();
        for (long mailbox : withMail) {
            if (existing.contains(mailbox)) {
                continue;
            }
            Instant since = missingSince.computeIfAbsent(mailbox, _ -> now);
            if (!since.plus(settings.grace()).isAfter(now)) {
                folders.deleteAll(mailbox);
                missingSince.remove(mailbox);
                LogEvent.of("mailbox-purged").with("mailbox", mailbox).info(log);
            }
        }
    }
}
