package org.mailherd.mailstore.column;

import java.util.BitSet;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** Goes through one column of messages in the order of their indexes. */
abstract class Cursor<P extends Page> {
    private final PageReader reader;
    private @Nullable P page;
    private long number = -1;
    private int slot;

    Cursor(PageReader reader) {
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
        }
        int[] uids = here.uids();
        while (slot < uids.length && Integer.compareUnsigned(uids[slot], (int) uid) < 0) {
            slot++;
        }
        return slot < uids.length && uids[slot] == (int) uid;
    }

    abstract P cast(Page read);

    /** The places within a page that are wanted. */
    interface PageTest<P> {
        BitSet places(P page);
    }

    /**
     * Those of the scope that are wanted and still there: page by page, which a process that was
     * just started does many times faster than message by message.
     */
    final BitSet those(PageTest<P> wanted) {
        FolderSnapshot folder = reader.folder();
        BitSet scope = reader.scope();
        BitSet found = new BitSet(scope.length());
        int from = scope.nextSetBit(0);
        while (from >= 0 && from < folder.size()) {
            long next = (Page.of(folder.uid(from)) + 1) * Page.UIDS;
            int end = Math.max(from + 1, folder.indexAtOrAfter(next));
            P here = cast(reader.page(from, folder.uid(end - 1)));
            BitSet places = wanted.places(here);
            if (!places.isEmpty()) {
                mark(folder.uids(from, new int[end - from]), here.uids(), places, from, found);
            }
            from = scope.nextSetBit(end);
        }
        found.and(scope);
        return found;
    }

    /** Sets the bits of the messages that stand at the places. */
    private static void mark(int[] messages, int[] uids, BitSet places, int first, BitSet found) {
        int message = 0;
        for (int place = places.nextSetBit(0); place >= 0; place = places.nextSetBit(place + 1)) {
            int uid = uids[place] + Integer.MIN_VALUE;
            while (message < messages.length && messages[message] + Integer.MIN_VALUE < uid) {
                message++;
            }
            if (message == messages.length) {
                return;
            }
            if (messages[message] == uids[place]) {
                found.set(first + message);
            }
        }
    }

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
