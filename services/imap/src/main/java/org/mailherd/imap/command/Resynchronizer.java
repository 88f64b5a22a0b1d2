package org.mailherd.imap.command;

import java.io.IOException;
import java.util.Optional;
import org.mailherd.imap.fetch.FetchPlan;
import org.mailherd.imap.fetch.MessageRenderer;
import org.mailherd.imap.session.SelectedFolder;
import org.mailherd.imap.session.Session;
import org.mailherd.imap.session.UidMath;
import org.mailherd.imap.syntax.SelectParameters.Match;
import org.mailherd.imap.syntax.SelectParameters.Resync;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/** Brings a client up to date that remembers a folder's modseq (RFC 7162 section 3.2.5). */
public final class Resynchronizer {
    private static final long MOST = 0xffff_ffffL;

    private final MessageStore messages;

    public Resynchronizer(MessageStore messages) {
        this.messages = messages;
    }

    /** VANISHED (EARLIER), then the flags that changed, for SELECT. */
    void tell(Session session, Resync asked) throws IOException {
        SelectedFolder selected = session.selected();
        FolderSnapshot view = selected.view();
        if (asked.uidValidity() != view.uidValidity()) {
            return;
        }
        UidSet known = asked.known().map(set -> UidMath.of(set, view)).orElse(UidSet.ALL);
        UidSet unsure = UidMath.intersection(known, UidSet.range(unmatchedFrom(asked, view), MOST));
        vanished(session, asked.modseq(), known, unsure);
        flags(session, asked.modseq(), known);
    }

    /**
     * Tells what is gone since a modseq.
     *
     * @param known UIDs the client is interested in
     * @param unsure those of them it may not know to be gone, for when the log does not reach back
     */
    void vanished(Session session, long modseq, UidSet known, UidSet unsure) throws IOException {
        FolderSnapshot view = session.selected().view();
        Optional<UidSet> logged = messages.vanishedSince(view.folderId(), modseq);
        UidSet gone =
                logged.isPresent()
                        ? UidMath.missing(UidMath.intersection(logged.get(), known), view)
                        : UidMath.missing(unsure, view);
        if (!gone.isEmpty()) {
            session.out().text("* VANISHED (EARLIER) ").text(gone.toString()).crlf();
        }
    }

    private static void flags(Session session, long modseq, UidSet known) throws IOException {
        FolderSnapshot view = session.selected().view();
        if (view.highestModseq() <= modseq) {
            return;
        }
        FetchPlan plan = FetchPlan.FLAG_NEWS;
        MessageRenderer renderer = new MessageRenderer(session, view);
        for (int i = 0; i < view.size(); i++) {
            if (view.modseq(i) > modseq && known.contains(view.uid(i))) {
                renderer.write(plan, i);
            }
        }
    }

    /** Behind the last message that still has the number it had, nothing is sure. */
    private static long unmatchedFrom(Resync asked, FolderSnapshot view) {
        long from = 1;
        for (Match match : asked.match()) {
            boolean still =
                    match.number() <= view.size()
                            && view.uid((int) match.number() - 1) == match.uid();
            if (!still) {
                break;
            }
            from = match.uid() + 1;
        }
        return from;
    }
}
