package org.mailherd.imap.session;

import java.io.IOException;
import org.mailherd.imap.response.Answer;
import org.mailherd.imap.response.ResponseWriter;
import org.mailherd.mailstore.acl.AclStore;
import org.mailherd.mailstore.acl.Right;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.folder.FolderStore;
import org.mailherd.mailstore.folder.NoSuchFolder;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.SnapshotDifference;
import org.mailherd.mailstore.snapshot.SnapshotStore;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * Tells a client what happened to its folder since it was last told: the difference of two
 * snapshots as EXPUNGE, EXISTS, RECENT and FETCH (RFC 3501 section 7.3 and 7.4).
 */
public final class ChangeTeller {
    private final SnapshotStore snapshots;
    private final FolderStore folders;
    private final AclStore acls;

    public ChangeTeller(SnapshotStore snapshots, FolderStore folders, AclStore acls) {
        this.snapshots = snapshots;
        this.folders = folders;
        this.acls = acls;
    }

    /**
     * What a user may do in a folder can end while he has it open. Without the right to read it is
     * closed.
     */
    void lookAtRights(Session session) throws IOException {
        SelectedFolder selected = session.selectedOrNull();
        if (selected == null) {
            return;
        }
        long owner = selected.folder().mailboxId();
        Rights rights = acls.rights(owner, selected.id(), session.mailboxId());
        selected.rights(rights);
        if (!rights.has(Right.READ)) {
            session.unselect();
            session.out().answer("*", Answer.ok("CLOSED", "You may no longer read this folder"));
        }
    }

    /**
     * Writes what is new, as far as the client wants to hear of it, and lets the session's view
     * advance. A folder that was deleted under the session leaves it nothing to stand on: {@code
     * BYE}.
     */
    public void tell(Session session, Updates updates) throws IOException {
        if (session.notices().ofSelected().counts()) {
            tellAll(session, updates);
        }
    }

    /** As {@link #tell}, for an answer that is not complete without. */
    public void tellAll(Session session, Updates updates) throws IOException {
        lookAtRights(session);
        SelectedFolder selected = session.selectedOrNull();
        if (selected == null || updates == Updates.NONE) {
            return;
        }
        FolderSnapshot now;
        try {
            now = snapshots.current(selected.id());
        } catch (NoSuchFolder _) {
            session.out().text("* BYE The folder was deleted").crlf();
            session.end();
            return;
        }
        if (now != selected.view()) {
            tell(session, selected, now, updates);
        }
    }

    private void tell(Session session, SelectedFolder selected, FolderSnapshot now, Updates updates)
            throws IOException {
        SnapshotDifference difference = SnapshotDifference.between(selected.view(), now);
        SelectAnswers.newKeywords(session, now);
        if (updates == Updates.KEEP_NUMBERS && difference.expunged().length > 0) {
            // New messages wait with the expunged ones: numbers have to stay as they are.
            tellFlags(session, selected, now, difference, selected.view());
            selected.toldFlags(now, difference.changed());
            holdBack(session, selected);
            return;
        }
        tellNumbers(session, selected, now, difference);
        tellFlags(session, selected, now, difference, now);
        selected.advance(now);
        if (difference.firstNew() < now.size()) {
            UidSet arrived = now.uids(difference.firstNew(), now.size() - 1);
            session.notices().arrived(session, now, arrived);
        }
    }

    private void tellNumbers(
            Session session,
            SelectedFolder selected,
            FolderSnapshot now,
            SnapshotDifference difference)
            throws IOException {
        ResponseWriter out = session.out();
        boolean rev1 = !session.has(Extension.IMAP4REV2);
        boolean arrived = difference.firstNew() < difference.exists();
        if (arrived && rev1 && !selected.readOnly()) {
            // Before anything is told: when the tables cannot be reached, all is told again.
            selected.claimed(folders.claimRecent(selected.id(), now.uidNext()));
        }
        tellExpunged(session, difference);
        if (arrived) {
            out.text("* ").number(now.size()).text(" EXISTS").crlf();
        }
        if (rev1 && (arrived || losesRecent(selected, now, difference))) {
            out.text("* ").number(selected.recentCount(now)).text(" RECENT").crlf();
        }
    }

    /** RFC 3501 7.3.2: no EXPUNGE says by itself that there are fewer recent messages now. */
    private static boolean losesRecent(
            SelectedFolder selected, FolderSnapshot now, SnapshotDifference difference) {
        return difference.expunged().length > 0
                && selected.recentCount(now) < selected.recentCount(selected.view());
    }

    private static void tellExpunged(Session session, SnapshotDifference difference)
            throws IOException {
        ResponseWriter out = session.out();
        int[] expunged = difference.expunged();
        if (expunged.length > 0 && session.has(Extension.QRESYNC)) {
            out.text("* VANISHED ").text(difference.vanished().toString()).crlf();
            return;
        }
        for (int i = expunged.length - 1; i >= 0; i--) {
            out.text("* ").number(expunged[i] + 1).text(" EXPUNGE").crlf();
        }
    }

    /**
     * RFC 7162 3.2: a client that leaves now must not believe that it knows all up to the modseqs
     * it has just been told.
     */
    private static void holdBack(Session session, SelectedFolder selected) throws IOException {
        if (session.has(Extension.QRESYNC)) {
            String code = "HIGHESTMODSEQ " + selected.view().highestModseq();
            session.out().answer("*", Answer.ok(code, "Expunges wait"));
        }
    }

    private static void tellFlags(
            Session session,
            SelectedFolder selected,
            FolderSnapshot now,
            SnapshotDifference difference,
            FolderSnapshot numbering)
            throws IOException {
        if (!session.notices().ofSelected().flags()) {
            return;
        }
        for (int index : difference.changed()) {
            long uid = now.uid(index);
            if (!selected.isNews(uid, now.modseq(index)) && !isTakenBack(selected, now, index)) {
                continue;
            }
            int number = (numbering == now ? index : numbering.indexOf(uid)) + 1;
            ResponseWriter out = session.out();
            out.text("* ").number(number).text(" FETCH (");
            session.flagText().write(out, now, index, selected.isRecent(uid));
            if (wantsUid(session)) {
                out.text(" UID ").number(uid);
            }
            if (session.condstore()) {
                out.text(" MODSEQ (").number(now.modseq(index)).octet(')');
            }
            out.octet(')').crlf();
        }
    }

    /** A crash, or a failed commit, made the flags what they were before the client was told. */
    private static boolean isTakenBack(SelectedFolder selected, FolderSnapshot now, int index) {
        FolderSnapshot view = selected.view();
        int place = view.indexOf(now.uid(index));
        return place >= 0 && view.modseq(place) > now.modseq(index);
    }

    private static boolean wantsUid(Session session) {
        return session.condstore()
                || session.has(Extension.IMAP4REV2)
                || session.notices().listening();
    }
}
