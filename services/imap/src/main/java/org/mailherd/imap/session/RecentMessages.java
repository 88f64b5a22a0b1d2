package org.mailherd.imap.session;

import java.util.ArrayList;
import java.util.List;
import org.mailherd.mailstore.snapshot.FolderSnapshot;

/**
 * Messages that are {@code \Recent} in this session: the spans of UIDs it was the first to claim.
 */
final class RecentMessages {
    private final List<Span> spans = new ArrayList<>();

    private record Span(long first, long last) {}

    /** Adds the messages from this UID up to the last one of the snapshot. */
    void claimed(long first, FolderSnapshot snapshot) {
        long last = snapshot.uidNext() - 1;
        if (first <= last) {
            spans.add(new Span(first, last));
        }
    }

    boolean contains(long uid) {
        for (Span span : spans) {
            if (uid >= span.first && uid <= span.last) {
                return true;
            }
        }
        return false;
    }

    int count(FolderSnapshot view) {
        int count = 0;
        for (Span span : spans) {
            count += atOrAfter(view, span.last + 1) - atOrAfter(view, span.first);
        }
        return count;
    }

    private static int atOrAfter(FolderSnapshot view, long uid) {
        int at = view.indexOf(uid);
        return at >= 0 ? at : -at - 1;
    }
}
