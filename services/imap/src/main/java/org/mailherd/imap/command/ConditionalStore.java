package org.mailherd.imap.command;

import java.util.OptionalLong;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.UidMath;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * UNCHANGEDSINCE where a message has one modseq for all its flags (RFC 7162 3.1.12): when another
 * client changed flags that this change neither adds nor removes, it goes ahead. What the client
 * was told of the message last shows which flags those are, if that is no later than the state it
 * names.
 */
final class ConditionalStore {
    private final PermittedStore store;

    ConditionalStore(MessageStore messages) {
        this.store = new PermittedStore(messages);
    }

    /**
     * @param now the folder as it is
     */
    FlagsStored store(
            SelectedFolder selected,
            FolderSnapshot now,
            UidSet uids,
            FlagChange change,
            OptionalLong unchangedSince) {
        UidSet unharmed =
                unchangedSince.isPresent() && change.mode() != FlagChange.Mode.REPLACE
                        ? unharmed(selected.view(), now, uids, change, unchangedSince.getAsLong())
                        : UidSet.EMPTY;
        if (unharmed.isEmpty()) {
            return store.store(selected, uids, change, unchangedSince);
        }
        // Whoever changes one of them from here on has it refused after all.
        OptionalLong seen = OptionalLong.of(now.highestModseq());
        UidSet late = store.store(selected, unharmed, change, seen).refused();
        UidSet others = UidMath.difference(uids, unharmed);
        FlagsStored stored = store.store(selected, others, change, unchangedSince);
        return new FlagsStored(union(uids, late, stored.refused()), stored.after());
    }

    /** Messages that have changed since, but not in the flags of this change. */
    private static UidSet unharmed(
            FolderSnapshot view, FolderSnapshot now, UidSet uids, FlagChange change, long since) {
        long mask = now.keywords().mask(change.flags());
        UidSet.Builder unharmed = new UidSet.Builder();
        uids.forEach(uid -> {
            int was = view.indexOf(uid);
            int is = now.indexOf(uid);
            if (was >= 0
                    && is >= 0
                    && now.modseq(is) > since
                    && view.modseq(was) <= since
                    && (view.flagBits(was) & mask) == (now.flagBits(is) & mask)) {
                unharmed.add(uid);
            }
        });
        return unharmed.build();
    }

    private static UidSet union(UidSet all, UidSet one, UidSet other) {
        UidSet.Builder union = new UidSet.Builder();
        all.forEach(uid -> {
            if (one.contains(uid) || other.contains(uid)) {
                union.add(uid);
            }
        });
        return union.build();
    }
}
