package org.mailherd.mailstore.folder;

/**
 * UIDs of messages that are {@code \Recent} in a session: it has claimed them, or nobody has yet.
 *
 * @param first lowest of them
 * @param next UID behind the highest; not above {@code first} when there are none
 */
public record RecentUids(long first, long next) {
    public static final RecentUids NONE = new RecentUids(1, 1);

    public boolean isEmpty() {
        return first >= next;
    }

    public boolean contains(long uid) {
        return uid >= first && uid < next;
    }
}
