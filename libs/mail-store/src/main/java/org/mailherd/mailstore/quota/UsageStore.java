package org.mailherd.mailstore.quota;

import java.util.Map;

/** Reads the counters of a mailbox. */
public interface UsageStore {
    /** What the mailbox holds now; all zero for one that never had a message. */
    QuotaUsage usage(long mailboxId);

    /** Of all mailboxes that ever had a message, by their id. */
    Map<Long, QuotaUsage> usages();
}
