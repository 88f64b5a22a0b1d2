package org.mailherd.imap.session;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailstore.folder.RecentUids;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/** Messages that are {@code \Recent} in this session: the UIDs it was the first to claim. */
final class RecentMessages {
    private final List<RecentUids> spans = new ArrayList<>();

    void add(RecentUids claimed) {
        if (!claimed.isEmpty()) {
            spans.add(claimed);
        }
    }

    boolean contains(long uid) {
        for (RecentUids span : spans) {
            if (span.contains(uid)) {
                return true;
            }
        }
        return false;
    }

    int count(FolderSnapshot view) {
        int count = 0;
        for (RecentUids span : spans) {
            count += atOrAfter(view, span.next()) - atOrAfter(view, span.first());
        }
        return count;
    }

    private static int atOrAfter(FolderSnapshot view, long uid) {
        int at = view.indexOf(uid);
        return at >= 0 ? at : -at - 1;
    }
}
