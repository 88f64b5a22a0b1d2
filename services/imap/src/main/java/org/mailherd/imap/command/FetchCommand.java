package org.mailherd.imap.command;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.IntPredicate;
import org.mailherd.imap.fetch.FetchPlan;
import org.mailherd.imap.fetch.MessageFetch;
import org.mailherd.imap.fetch.MessageRenderer;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Extension;
import org.mailherd.imap.session.IndexRanges;
import org.mailherd.imap.session.SelectAnswers;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.UidMath;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.FetchAttribute;
import org.mailherd.imap.syntax.FetchModifiers;
import org.mailherd.imap.syntax.FetchParser;
import org.mailherd.imap.syntax.SequenceSet;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.flag.SystemFlag;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * FETCH, RFC 3501 6.4.5, with the modifiers of RFC 7162 and RFC 9394. Nothing is collected: rows go
 * out as read.
 */
public final class FetchCommand implements UidCapable {
    private final MessageStore messages;
    private final SnapshotStore snapshots;
    private final MessageFetch fetch;

    public FetchCommand(MessageStore messages, SnapshotStore snapshots) {
        this.messages = messages;
        this.fetch = new MessageFetch(messages);
        this.snapshots = snapshots;
    }

    @Override
    public String name() {
        return "FETCH";
    }

    @Override
    public Updates updates() {
        return Updates.KEEP_NUMBERS;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments, boolean byUid)
            throws IOException, SyntaxFault {
        arguments.space();
        Wanted wanted = Wanted.parse(session, arguments, byUid);
        arguments.space();
        List<FetchAttribute> asked = new FetchParser(arguments).parse();
        FetchModifiers modifiers = FetchModifiers.parse(arguments);
        arguments.end();
        SelectedFolder selected = session.selected();
        if (modifiers.vanished()) {
            requireVanished(session, byUid);
        }
        FetchPlan plan = plan(session, asked, byUid, modifiers.changedSince());
        FolderSnapshot now = snapshots.current(selected.id());
        if (modifiers.vanished()) {
            long since = modifiers.changedSince().orElseThrow();
            new Resynchronizer(messages).vanished(session, since, wanted.uids(), wanted.uids());
        }
        IntPredicate changed = changed(selected.view(), now, modifiers.changedSince());
        UidSet uids =
                piece(wanted.messages(), selected.view(), modifiers).uids(selected.view(), changed);
        return plan.marksSeen() && !selected.readOnly() && selected.rights().has(Right.SEEN)
                ? fetchAndMark(session, plan, uids, now, byUid)
                : fetch(session, plan, uids, now, byUid);
    }

    /** The messages named, and the UIDs, if they were named by UID. */
    private record Wanted(IndexRanges messages, UidSet uids) {
        static Wanted parse(Session session, CommandReader arguments, boolean byUid)
                throws SyntaxFault {
            if (arguments.at('$')) {
                UidSet saved = session.selected().savedResult();
                return new Wanted(UidCapable.messages(session, arguments, byUid), saved);
            }
            SequenceSet set = SequenceSet.parse(arguments);
            IndexRanges messages = UidCapable.messages(session, set, byUid);
            UidSet uids = byUid ? UidMath.of(set, session.selected().view()) : UidSet.EMPTY;
            return new Wanted(messages, uids);
        }
    }

    /** RFC 7162 3.2.6: only UID FETCH of a client that knows VANISHED. */
    private static void requireVanished(Session session, boolean byUid) throws SyntaxFault {
        if (!byUid || !session.has(Extension.QRESYNC)) {
            throw new SyntaxFault("VANISHED goes with UID FETCH, and QRESYNC enabled");
        }
    }

    /** RFC 9394 3.4: a piece is one of the messages named, whether or not they changed. */
    private static IndexRanges piece(
            IndexRanges messages, FolderSnapshot view, FetchModifiers modifiers) {
        if (modifiers.partial().isEmpty()) {
            return messages;
        }
        UidSet uids = messages.uids(view);
        int count = Math.toIntExact(uids.count());
        int from = modifiers.partial().get().from(count);
        int to = modifiers.partial().get().to(count);
        UidSet piece =
                from < to ? UidSet.of(Arrays.copyOfRange(uids.toArray(), from, to)) : UidSet.EMPTY;
        return IndexRanges.of(piece, view);
    }

    private static FetchPlan plan(
            Session session, List<FetchAttribute> asked, boolean byUid, OptionalLong changedSince) {
        FetchPlan plan = FetchPlan.of(asked, byUid);
        if (changedSince.isPresent()) {
            plan = plan.with(new FetchAttribute.ModSeq());
        }
        if (plan.asksModSeq()) {
            session.enableCondstore();
        }
        boolean flags = plan.attributes().contains(new FetchAttribute.Flags());
        return flags && session.condstore() ? plan.with(new FetchAttribute.ModSeq()) : plan;
    }

    private static IntPredicate changed(
            FolderSnapshot view, FolderSnapshot now, OptionalLong since) {
        if (since.isEmpty()) {
            return _ -> true;
        }
        return index -> {
            int place = now.indexOf(view.uid(index));
            return place >= 0 && now.modseq(place) > since.getAsLong();
        };
    }

    /** Fetching text reads it: RFC 3501 6.4.5 has \Seen set, and the new flags sent along. */
    private Answer fetchAndMark(
            Session session, FetchPlan plan, UidSet uids, FolderSnapshot now, boolean byUid)
            throws IOException {
        SelectedFolder selected = session.selected();
        UidSet.Builder unseen = new UidSet.Builder();
        uids.forEach(uid -> {
            int index = now.indexOf(uid);
            if (index >= 0 && (now.flagBits(index) & SystemFlag.SEEN.bit()) == 0) {
                unseen.add(uid);
            }
        });
        UidSet marked = unseen.build();
        if (marked.isEmpty()) {
            return fetch(session, plan, uids, now, byUid);
        }
        FlagsStored stored =
                messages.store(
                        selected.id(),
                        marked,
                        FlagChange.add(Flags.of(SystemFlag.SEEN.imapName())),
                        OptionalLong.empty());
        SelectAnswers.newKeywords(session, stored.after());
        MessageRenderer renderer =
                fetch.write(session, marking(session, plan), uids, stored.after());
        selected.known(stored.after(), UidMath.difference(marked, renderer.leftOut()));
        selected.shown(stored.after(), UidMath.difference(uids, renderer.leftOut()));
        return answer(renderer, uids, byUid);
    }

    /** RFC 7162 3.2.4: flags that changed unasked go with their UIDs to who hears of those. */
    private static FetchPlan marking(Session session, FetchPlan plan) {
        FetchPlan marking = plan.with(new FetchAttribute.Flags());
        return session.has(Extension.QRESYNC)
                ? marking.with(new FetchAttribute.Uid()).with(new FetchAttribute.ModSeq())
                : marking;
    }

    private Answer fetch(
            Session session, FetchPlan plan, UidSet uids, FolderSnapshot now, boolean byUid)
            throws IOException {
        SelectAnswers.newKeywords(session, now);
        MessageRenderer renderer = fetch.write(session, plan, uids, now);
        if (plan.tellsFlags()) {
            session.selected().shown(now, UidMath.difference(uids, renderer.leftOut()));
        }
        return answer(renderer, uids, byUid);
    }

    private static Answer answer(MessageRenderer renderer, UidSet uids, boolean byUid) {
        if (renderer.hitUnknownEncoding()) {
            return Answer.no("UNKNOWN-CTE", "The encoding of a part is not known");
        }
        // RFC 9051 6.4.9: a UID that names no message any more is no fault.
        return !byUid && renderer.written() < uids.count()
                ? Answer.no("EXPUNGEISSUED", "Some of the messages are gone")
                : Answer.ok("FETCH completed");
    }
}
