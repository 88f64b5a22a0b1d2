package org.mailherd.mailstore.column;

import org.jspecify.annotations.Nullable;

/** Goes through messages in the order of their indexes. */
abstract class Cursor<P extends Page> {
    private final FolderColumns.Reader reader;
    private @Nullable P page;
    private long number = -1;
    private int slot;

    Cursor(FolderColumns.Reader reader) {
        this.reader = reader;
    }

    /**
     * @param index in the snapshot, higher than the one before
     * @return whether the message is still there
     */
    public final boolean moveTo(int index) {
        long uid = reader.folder().uid(index);
        P here = page;
        if (here == null || number != Page.of(uid) || here.through() < uid) {
            here = cast(reader.page(index, uid));
            page = here;
            number = Page.of(uid);
            slot = 0;
            turned(here);
        }
        int[] uids = here.uids();
        while (slot < uids.length && Integer.compareUnsigned(uids[slot], (int) uid) < 0) {
            slot++;
        }
        return slot < uids.length && uids[slot] == (int) uid;
    }

    abstract P cast(Page read);

    /** Another page begins. */
    void turned(P next) {}

    final P page() {
        P here = page;
        if (here == null) {
            throw new IllegalStateException("no message was asked for");
        }
        return here;
    }

    final int slot() {
        return slot;
    }
}
