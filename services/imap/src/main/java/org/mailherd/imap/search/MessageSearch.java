package org.mailherd.imap.search;

import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.syntax.SearchKey;
import org.mailherd.imap.syntax.SyntaxFault;
import org.mailherd.mailstore.message.MessageField;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.mailstore.snapshot.UidSet;

/** Finds the messages of a folder that a search means. */
public final class MessageSearch {
    private final MessageStore messages;
    private final SnapshotStore snapshots;
    private final Clock clock;

    public MessageSearch(MessageStore messages, SnapshotStore snapshots, Clock clock) {
        this.messages = messages;
        this.snapshots = snapshots;
        this.clock = clock;
    }

    /**
     * @param index in the client's view, from 0
     */
    public record Hit(int index, long uid, long modseq) {}

    /**
     * @return ascending
     * @throws SyntaxFault when a key names a message number that does not exist
     */
    public List<Hit> find(SelectedFolder selected, SearchKey key) throws SyntaxFault {
        FolderSnapshot now = snapshots.current(selected.id());
        CriterionCompiler compiler = new CriterionCompiler(selected, now.keywords(), clock);
        Criterion criterion = compiler.compile(key);
        Pass pass = new Pass(criterion);
        passSnapshot(pass, selected, now);
        if (!pass.open.isEmpty()) {
            passRows(pass, selected.id(), compiler.fields());
        }
        if (!pass.open.isEmpty() && compiler.needsOctets()) {
            passOctets(pass, selected.id(), compiler.fields());
        }
        return List.copyOf(pass.hits.values());
    }

    /** Messages found so far, and those that have to be read further, by UID. */
    private static final class Pass {
        private final Criterion criterion;
        private final Map<Long, Hit> hits = new TreeMap<>();
        private Map<Long, Candidate> open = new TreeMap<>();

        Pass(Criterion criterion) {
            this.criterion = criterion;
        }

        void test(Candidate message) {
            switch (criterion.test(message)) {
                case YES ->
                        hits.put(
                                message.uid(),
                                new Hit(message.index(), message.uid(), message.modseq()));
                case UNKNOWN -> open.put(message.uid(), message);
                case NO -> {}
            }
        }

        Map<Long, Candidate> takeOpen() {
            Map<Long, Candidate> taken = open;
            open = new TreeMap<>();
            return taken;
        }
    }

    private static void passSnapshot(Pass pass, SelectedFolder selected, FolderSnapshot now) {
        FolderSnapshot view = selected.view();
        for (int index = 0; index < view.size(); index++) {
            long uid = view.uid(index);
            int place = now == view ? index : now.indexOf(uid);
            if (place >= 0) {
                boolean recent = selected.isRecent(uid);
                pass.test(
                        new Candidate(
                                index,
                                uid,
                                now.modseq(place),
                                now.flagBits(place),
                                recent,
                                null,
                                null));
            }
        }
    }

    private void passRows(Pass pass, long folderId, Set<MessageField> fields) {
        Map<Long, Candidate> candidates = pass.takeOpen();
        messages.fetch(
                folderId,
                uids(candidates),
                fields,
                row -> {
                    Candidate candidate = candidates.get(row.uid());
                    if (candidate != null) {
                        pass.test(candidate.with(row, null));
                    }
                });
    }

    private void passOctets(Pass pass, long folderId, Set<MessageField> fields) {
        Set<MessageField> all = EnumSet.of(MessageField.STRUCTURE);
        all.addAll(fields);
        Map<Long, Candidate> candidates = pass.takeOpen();
        messages.bodies(
                folderId,
                uids(candidates),
                all,
                (row, body) -> {
                    Candidate candidate = candidates.get(row.uid());
                    if (candidate != null) {
                        pass.test(candidate.with(row, body));
                    }
                });
    }

    private static UidSet uids(Map<Long, Candidate> candidates) {
        UidSet.Builder uids = new UidSet.Builder();
        candidates.keySet().forEach(uids::add);
        return uids.build();
    }
}
