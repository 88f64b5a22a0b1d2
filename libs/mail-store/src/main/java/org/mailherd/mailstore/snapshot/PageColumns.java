package org.mailherd.mailstore.snapshot;

import org.mailherd.mailstore.flag.SystemFlag;

/**
 * The messages of a page, one after the other.
 *
 * @param uids unsigned, ascending
 */
@SuppressWarnings("ArrayRecordComponent")
record PageColumns(int[] uids, long[] modseqs, long[] flags) {

    int with(SystemFlag flag) {
        int count = 0;
        for (long set : flags) {
            count += (set & flag.bit()) == 0 ? 0 : 1;
        }
        return count;
    }

    /** What can be told of a page without its columns. */
    PageSummary summary() {
        return new PageSummary(
                uids.length,
                uids[uids.length - 1],
                uids.length - with(SystemFlag.SEEN),
                with(SystemFlag.DELETED));
    }

    /**
     * What SELECT asks of a page.
     *
     * @param lastUid unsigned
     */
    record PageSummary(int size, int lastUid, int unseen, int deleted) {}
}
