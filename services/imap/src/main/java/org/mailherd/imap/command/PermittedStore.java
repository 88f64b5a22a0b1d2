package org.mailherd.imap.command;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.mailherd.imap.session.PermittedFlags;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.mailstore.acl.NotPermitted;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.SystemFlag;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * Changes of flags as far as the user's rights go (RFC 4314 section 4): with none of the rights
 * that a STORE needs it fails, with some of them it does what they allow.
 */
final class PermittedStore {
    private final MessageStore messages;

    PermittedStore(MessageStore messages) {
        this.messages = messages;
    }

    FlagsStored store(
            SelectedFolder selected, UidSet uids, FlagChange wanted, OptionalLong unchangedSince) {
        Rights rights = selected.rights();
        if (rights.equals(Rights.ALL)) {
            return messages.store(selected.id(), uids, wanted, unchangedSince);
        }
        Flags permitted = PermittedFlags.of(rights, wanted.flags());
        boolean replaces = wanted.mode() == FlagChange.Mode.REPLACE;
        Flags mayGo = PermittedFlags.of(rights, all(selected));
        boolean nothing = permitted.names().isEmpty() && !wanted.flags().names().isEmpty();
        if (nothing || (replaces && mayGo.names().isEmpty())) {
            throw new NotPermitted("STORE");
        }
        if (!replaces) {
            FlagChange change = new FlagChange(wanted.mode(), permitted);
            return messages.store(selected.id(), uids, change, unchangedSince);
        }
        // What he may not touch stays: the flags he names are added, the others of his are removed.
        FlagsStored added =
                messages.store(selected.id(), uids, FlagChange.add(permitted), unchangedSince);
        UidSet rest = without(uids, added.refused());
        FlagChange removal = FlagChange.remove(others(mayGo, permitted));
        FlagsStored removed = messages.store(selected.id(), rest, removal, OptionalLong.empty());
        return new FlagsStored(added.refused(), removed.after());
    }

    private static Flags all(SelectedFolder selected) {
        List<String> names = new ArrayList<>(selected.view().keywords().names());
        Arrays.stream(SystemFlag.values()).map(SystemFlag::imapName).forEach(names::add);
        return Flags.of(names);
    }

    private static Flags others(Flags all, Flags kept) {
        Set<SystemFlag> system = EnumSet.noneOf(SystemFlag.class);
        system.addAll(all.system());
        system.removeAll(kept.system());
        SortedSet<String> keywords = new TreeSet<>(all.keywords());
        keywords.removeIf(kept.keywords()::contains);
        return new Flags(system, keywords);
    }

    private static UidSet without(UidSet uids, UidSet refused) {
        if (refused.isEmpty()) {
            return uids;
        }
        UidSet.Builder rest = new UidSet.Builder();
        uids.forEach(uid -> {
            if (!refused.contains(uid)) {
                rest.add(uid);
            }
        });
        return rest.build();
    }
}
