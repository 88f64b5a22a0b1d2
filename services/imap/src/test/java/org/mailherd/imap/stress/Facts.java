package org.mailherd.imap.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/** What every client must see alike, at whatever time: the messages themselves never change. */
final class Facts {
    private final Map<String, String> facts = new ConcurrentHashMap<>();
    private final Map<Long, String> recentIn = new ConcurrentHashMap<>();
    private final AtomicLong uidNext = new AtomicLong();

    void same(long uid, String item, String value, String line) {
        String known = facts.putIfAbsent(uid + " " + item, value);
        assertThat(known == null || known.equals(value))
                .as("%s of %d was %s: %s", item, uid, known, line)
                .isTrue();
    }

    /** A copy is its original, as far as somebody has looked at both. */
    void copied(long from, long to) {
        for (String item : new String[] {"RFC822.SIZE", "INTERNALDATE", "X-Id"}) {
            String value = facts.get(from + " " + item);
            if (value != null) {
                same(to, item, value, "copy of " + from);
            }
        }
    }

    /** RFC 3501 2.3.2: one session is the first to hear of a message, and it alone. */
    void recent(long uid, String session, String line) {
        String first = recentIn.putIfAbsent(uid, session);
        assertThat(first == null || first.equals(session))
                .as("recent in %s and in %s: %s", first, session, line)
                .isTrue();
    }

    /** A UIDNEXT that was told before the call is never followed by a lower one. */
    long uidNext() {
        return uidNext.get();
    }

    void uidNext(long told) {
        uidNext.accumulateAndGet(told, Math::max);
    }
}
