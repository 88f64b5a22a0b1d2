package org.mailherd.imap.search;

import java.util.BitSet;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * A folder as it is now, and as the client counts it.
 *
 * @param now whose flags are tested and whose indexes the bits of a search are
 * @param view whose numbers the client uses
 */
record SearchedFolder(SelectedFolder selected, FolderSnapshot now, FolderSnapshot view) {

    static SearchedFolder of(SelectedFolder selected, FolderSnapshot now) {
        return new SearchedFolder(selected, now, selected.view());
    }

    /** Messages that the client knows and that are still there. */
    BitSet all() {
        BitSet all = new BitSet(now.size());
        if (now == view) {
            all.set(0, now.size());
            return all;
        }
        int known = 0;
        for (int i = 0; i < now.size(); i++) {
            long uid = now.uid(i);
            while (known < view.size() && view.uid(known) < uid) {
                known++;
            }
            if (known < view.size() && view.uid(known) == uid) {
                all.set(i);
            }
        }
        return all;
    }

    /** Those of the client's messages from one index of its view to another. */
    BitSet viewed(int first, int last) {
        BitSet found = new BitSet(now.size());
        if (now == view) {
            found.set(first, last + 1);
        } else if (first <= last) {
            found.set(atOrAfter(view.uid(first)), atOrAfter(view.uid(last) + 1));
        }
        return found;
    }

    BitSet withUids(UidSet uids) {
        BitSet found = new BitSet(now.size());
        for (int range = 0; range < uids.ranges(); range++) {
            found.set(atOrAfter(uids.first(range)), atOrAfter(uids.last(range) + 1));
        }
        return found;
    }

    private int atOrAfter(long uid) {
        int index = now.indexOf(uid);
        return index < 0 ? -index - 1 : index;
    }

    /** What the client calls the message. */
    long number(int index, boolean byUid) {
        if (byUid) {
            return now.uid(index);
        }
        return now == view ? index + 1L : view.indexOf(now.uid(index)) + 1L;
    }
}
