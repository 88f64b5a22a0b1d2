package org.mailherd.imap.command;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import org.mailherd.imap.fetch.FetchPlan;
import org.mailherd.imap.fetch.MessageRenderer;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.session.Extension;
import org.mailherd.imap.session.IndexRanges;
import org.mailherd.imap.session.SelectAnswers;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.Updates;
import org.mailherd.imap.syntax.CommandReader;
import org.mailherd.imap.syntax.FetchAttribute;
import org.mailherd.imap.syntax.FlagParser;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.flag.FlagChange;
import org.mailherd.mailstore.flag.Flags;
import org.mailherd.mailstore.message.FlagsStored;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.mailstore.snapshot.UidSet;

/** STORE, RFC 3501 6.4.6, with UNCHANGEDSINCE of RFC 7162. */
public final class StoreCommand implements UidCapable {
    private final MessageStore messages;
    private final SnapshotStore snapshots;

    public StoreCommand(MessageStore messages, SnapshotStore snapshots) {
        this.messages = messages;
        this.snapshots = snapshots;
    }

    /**
     * @param silent whether the client knows the outcome and wants no answer for it
     */
    private record Item(FlagChange.Mode mode, boolean silent) {}

    @Override
    public String name() {
        return "STORE";
    }

    @Override
    public Updates updates() {
        return Updates.KEEP_NUMBERS;
    }

    @Override
    public Answer execute(Session session, CommandReader arguments, boolean byUid)
            throws IOException, SyntaxFault {
        arguments.space();
        IndexRanges wanted = UidCapable.messages(session, arguments, byUid);
        arguments.space();
        OptionalLong unchangedSince = unchangedSince(session, arguments);
        Item item = item(arguments);
        arguments.space();
        Flags flags = FlagParser.listOrBare(arguments);
        arguments.end();
        SelectedFolder selected = session.selected();
        Writable.require(selected);
        FlagChange change = new FlagChange(item.mode(), flags);
        FolderSnapshot before = snapshots.current(selected.id());
        FlagsStored stored =
                new ConditionalStore(messages)
                        .store(
                                selected,
                                before,
                                wanted.uids(selected.view()),
                                change,
                                unchangedSince);
        UidSet told = tell(session, wanted, stored, item.silent(), byUid);
        selected.shown(stored.after(), told);
        if (item.silent()) {
            known(selected, told, new Guess(before, change), stored.after());
        }
        // RFC 2180 4.2.1: in silence, what is gone is no failure.
        boolean mind = !byUid && !(item.silent() && unchangedSince.isEmpty());
        boolean gone = mind && told.count() + stored.refused().count() < wanted.count();
        String modified = modified(selected.view(), stored.refused(), byUid);
        return gone ? gone(modified) : stored(modified);
    }

    private static OptionalLong unchangedSince(Session session, CommandReader arguments)
            throws SyntaxFault {
        if (!arguments.at('(')) {
            return OptionalLong.empty();
        }
        OptionalLong since = Modifiers.required(arguments, "UNCHANGEDSINCE");
        arguments.space();
        session.enableCondstore();
        return since;
    }

    private static Item item(CommandReader arguments) throws SyntaxFault {
        FlagChange.Mode mode = FlagChange.Mode.REPLACE;
        if (arguments.accept('+')) {
            mode = FlagChange.Mode.ADD;
        } else if (arguments.accept('-')) {
            mode = FlagChange.Mode.REMOVE;
        }
        return switch (arguments.keyword()) {
            case "FLAGS" -> new Item(mode, false);
            case "FLAGS.SILENT" -> new Item(mode, true);
            default -> throw new SyntaxFault("Expected FLAGS");
        };
    }

    /** Sends the new flags; to a silent STORE only modseqs, and those only where they are known. */
    private static UidSet tell(
            Session session, IndexRanges wanted, FlagsStored stored, boolean silent, boolean byUid)
            throws IOException {
        SelectedFolder selected = session.selected();
        FolderSnapshot after = stored.after();
        UidSet told =
                wanted.uids(
                        selected.view(),
                        i -> {
                            long uid = selected.view().uid(i);
                            return after.contains(uid) && !stored.refused().contains(uid);
                        });
        if (!silent) {
            selected.known(after, told);
        }
        if (silent && !session.condstore()) {
            return told;
        }
        SelectAnswers.newKeywords(session, after);
        FetchPlan plan = plan(session, silent, byUid);
        MessageRenderer renderer = new MessageRenderer(session, after);
        for (IndexRanges.Range range : wanted.ranges()) {
            for (int i = range.first(); i <= range.last(); i++) {
                if (told.contains(selected.view().uid(i))) {
                    renderer.write(plan, i);
                }
            }
        }
        return told;
    }

    /** What a client that stores in silence takes for the outcome. */
    private record Guess(FolderSnapshot before, FlagChange change) {
        boolean isRight(long uid, SelectedFolder selected, FolderSnapshot after) {
            int was = before.indexOf(uid);
            if (was < 0 || selected.isNews(uid, before.modseq(was))) {
                return false;
            }
            long mask = after.keywords().mask(change.flags());
            long bits = before.flagBits(was);
            long expected =
                    switch (change.mode()) {
                        case ADD -> bits | mask;
                        case REMOVE -> bits & ~mask;
                        case REPLACE -> mask;
                    };
            return after.flagBits(after.indexOf(uid)) == expected;
        }
    }

    /** Where others changed flags too, even a silent STORE is answered by what they are now. */
    private static void known(
            SelectedFolder selected, UidSet told, Guess guess, FolderSnapshot after) {
        UidSet.Builder right = new UidSet.Builder();
        told.forEach(uid -> {
            if (guess.isRight(uid, selected, after)) {
                right.add(uid);
            }
        });
        selected.known(after, right.build());
    }

    /** RFC 7162 3.2.4: who hears of expunges by UID has to know the UIDs of what changed. */
    private static FetchPlan plan(Session session, boolean silent, boolean byUid) {
        FetchPlan plan = FetchPlan.of(List.of(), byUid || session.has(Extension.QRESYNC));
        if (!silent) {
            plan = plan.with(new FetchAttribute.Flags());
        }
        return session.condstore() ? plan.with(new FetchAttribute.ModSeq()) : plan;
    }

    /** RFC 7162 3.1.3: the code speaks numbers or UIDs as the command did; none if all passed. */
    private static String modified(FolderSnapshot view, UidSet refused, boolean byUid) {
        if (refused.isEmpty()) {
            return "";
        }
        return "MODIFIED " + (byUid ? refused : numbers(view, refused));
    }

    private static Answer stored(String modified) {
        return modified.isEmpty()
                ? Answer.ok("STORE completed")
                : Answer.ok(modified, "Some messages had changed");
    }

    /**
     * RFC 2180 4.2.2 and 4.2.3; RFC 7162, example 11: what else failed is told in the same answer.
     */
    private static Answer gone(String modified) {
        return Answer.no(
                modified.isEmpty() ? "EXPUNGEISSUED" : modified, "Some of the messages are gone");
    }

    private static UidSet numbers(FolderSnapshot view, UidSet uids) {
        UidSet.Builder numbers = new UidSet.Builder();
        uids.forEach(uid -> numbers.add(view.indexOf(uid) + 1L));
        return numbers.build();
    }
}
