package org.mailherd.mailstore.quota;

/** What a mailbox may hold; 0 means no limit. */
public record QuotaLimit(long bytes, long messages) {
    public static final QuotaLimit NONE = new QuotaLimit(0, 0);

    public QuotaLimit {
        if (bytes < 0 || messages < 0) {
            throw new IllegalArgumentException("a quota is 0 (none) or positive");
        }
    }

    public static QuotaLimit ofBytes(long bytes) {
        return new QuotaLimit(bytes, 0);
    }

    /** The limit raised by a share of itself: the trash takes more when the rest is full. */
    public QuotaLimit raisedBy(int percent) {
        return new QuotaLimit(bytes + bytes / 100 * percent, messages + messages * percent / 100);
    }

    /** Whether a mailbox with this use stays within the limit. */
    public boolean allows(QuotaUsage usage) {
        return (bytes == 0 || usage.bytes() <= bytes)
                && (messages == 0 || usage.messages() <= messages);
    }
}
