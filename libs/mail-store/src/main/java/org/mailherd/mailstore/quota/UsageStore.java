package org.mailherd.mailstore.quota;

/** Reads the counters of a mailbox. */
public interface UsageStore {
    /** What the mailbox holds now; all zero for one that never had a message. */
    QuotaUsage usage(long mailboxId);
}
