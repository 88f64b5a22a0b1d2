package org.mailherd.imap.stress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** A keyword that one client alone changes: it must always find it as it left it. */
final class OwnFlag {
    private final String name;
    private final Map<Long, Boolean> left = new HashMap<>();

    OwnFlag(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** From here on and until {@link #changed} either is right. */
    void changing(Collection<Long> uids) {
        left.keySet().removeAll(uids);
    }

    void changed(Collection<Long> uids, boolean set) {
        uids.forEach(uid -> left.put(uid, set));
    }

    /** Looks at all messages whose UIDs and flags are known. */
    void check(FolderView view, String after) {
        for (FolderView.Message message : view.messages()) {
            if (message.uid > 0 && message.flagsKnown) {
                Boolean was = left.putIfAbsent(message.uid, message.has(name));
                assertThat(was == null || was == message.has(name))
                        .as("%s of %d was %s, after %s", name, message.uid, was, after)
                        .isTrue();
            }
        }
    }

    boolean isSet(long uid) {
        return left.getOrDefault(uid, false);
    }

    boolean isKnown(long uid) {
        return left.containsKey(uid);
    }
}
