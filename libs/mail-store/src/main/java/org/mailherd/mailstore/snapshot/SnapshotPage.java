package org.mailherd.mailstore.snapshot;

import org.mailherd.mailstore.flag.SystemFlag;

/**
 * Some hundred messages in a row of one folder. Pages are shared between a snapshot and its
 * successors: a change copies only the pages it touches, so a flag in a folder of a million
 * messages costs kilobytes, and two snapshots are compared by looking only at pages that are not
 * the same object.
 */
final class SnapshotPage {
    static final int CAPACITY = 1024;

    /** Unsigned, ascending. */
    final int[] uids;

    final long[] modseqs;
    final long[] flags;
    final int unseen;
    final int deleted;

    SnapshotPage(int[] uids, long[] modseqs, long[] flags) {
        this.uids = uids;
        this.modseqs = modseqs;
        this.flags = flags;
        this.unseen = uids.length - count(flags, SystemFlag.SEEN);
        this.deleted = count(flags, SystemFlag.DELETED);
    }

    /** The page with other flags and modseqs. */
    SnapshotPage with(long[] newModseqs, long[] newFlags) {
        return new SnapshotPage(uids, newModseqs, newFlags);
    }

    int size() {
        return uids.length;
    }

    long uid(int slot) {
        return Integer.toUnsignedLong(uids[slot]);
    }

    long lastUid() {
        return uid(uids.length - 1);
    }

    /** Slot of the first message from {@code from} on that has, or lacks, the flag; -1: none. */
    int slotWith(long mask, boolean set, int from) {
        for (int slot = from; slot < flags.length; slot++) {
            if ((flags[slot] & mask) != 0 == set) {
                return slot;
            }
        }
        return -1;
    }

    private static int count(long[] flags, SystemFlag flag) {
        int count = 0;
        for (long set : flags) {
            count += (set & flag.bit()) == 0 ? 0 : 1;
        }
        return count;
    }

    /** Slot of the UID, or {@code -(slot where it would stand) - 1}. */
    int slotOf(long uid) {
        int low = 0;
        int high = uids.length - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            int order = Long.compare(uid(middle), uid);
            if (order == 0) {
                return middle;
            }
            if (order < 0) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return -low - 1;
    }
}
