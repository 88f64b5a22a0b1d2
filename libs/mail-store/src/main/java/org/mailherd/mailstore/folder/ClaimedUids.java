package org.mailherd.mailstore.folder;

/**
 * UIDs that are {@code \Recent} to whoever claimed them, and to nobody else.
 *
 * @param first lowest of them
 * @param next UID behind the highest; not above {@code first} when there are none
 */
public record ClaimedUids(long first, long next) {
    public static final ClaimedUids NONE = new ClaimedUids(1, 1);

    public boolean isEmpty() {
        return first >= next;
    }

    public boolean contains(long uid) {
        return uid >= first && uid < next;
    }
}
