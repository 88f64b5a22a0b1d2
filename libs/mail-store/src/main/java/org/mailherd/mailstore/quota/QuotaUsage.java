package org.mailherd.mailstore.quota;

/** What a mailbox holds: the sum of its messages' sizes as IMAP reports them, and their number. */
public record QuotaUsage(long bytes, long messages) {
    public static final QuotaUsage EMPTY = new QuotaUsage(0, 0);

    public QuotaUsage plus(long moreBytes, long moreMessages) {
        return new QuotaUsage(bytes + moreBytes, messages + moreMessages);
    }
}
