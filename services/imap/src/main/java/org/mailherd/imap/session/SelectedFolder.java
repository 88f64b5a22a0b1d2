package org.mailherd.imap.session;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.mailherd.mailstore.acl.Rights;
import org.mailherd.mailstore.folder.Folder;
import org.mailherd.mailstore.folder.RecentUids;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * The folder a session has open and what its client knows of it. The client's message numbers are
 * the indexes of {@link #view}, plus one; the folder itself may have moved on.
 */
public final class SelectedFolder {
    private static final int MOST_OWN_CHANGES = 1000;

    private final Folder folder;
    private Rights rights;
    private final boolean readOnly;
    private final RecentMessages recent = new RecentMessages();
    private final Map<Long, UidSet> ownChanges = new HashMap<>();
    private FolderSnapshot view;
    private Shown lastShown;
    private long toldModseq;
    private int toldKeywords;
    private UidSet savedResult = UidSet.EMPTY;

    /**
     * @param rights of the session's user in the folder
     * @param view what SELECT tells the client
     * @param claimed the first messages that are recent
     */
    public SelectedFolder(
            Folder folder,
            Rights rights,
            boolean readOnly,
            FolderSnapshot view,
            RecentUids claimed) {
        this.folder = folder;
        this.rights = rights;
        this.readOnly = readOnly;
        this.view = view;
        this.lastShown = new Shown(view, UidSet.EMPTY);
        this.toldModseq = view.highestModseq();
        this.toldKeywords = view.keywords().names().size();
        recent.add(claimed);
    }

    public Folder folder() {
        return folder;
    }

    public long id() {
        return folder.id();
    }

    /** What the user may do with the messages, whether or not he opened it for reading only. */
    public Rights rights() {
        return rights;
    }

    void rights(Rights now) {
        rights = now;
    }

    public boolean readOnly() {
        return readOnly;
    }

    public FolderSnapshot view() {
        return view;
    }

    /** {@code $} (RFC 5182): what the last search with SAVE found, the expunged among them. */
    public UidSet savedResult() {
        return savedResult;
    }

    public void saveResult(UidSet uids) {
        savedResult = uids;
    }

    public boolean isRecent(long uid) {
        return recent.contains(uid);
    }

    /** How many messages of a snapshot are recent in this session. */
    public int recentCount(FolderSnapshot snapshot) {
        return recent.count(snapshot);
    }

    /**
     * Notes that the client has been told of, or itself asked for, the state that these messages
     * have in this snapshot, the last change of which was made to them: it need not hear of it
     * again.
     */
    public void known(FolderSnapshot after, UidSet uids) {
        if (ownChanges.size() == MOST_OWN_CHANGES) {
            // Only a client that is told of nothing gets here; hearing of them again does no harm.
            ownChanges.clear();
        }
        ownChanges.put(after.highestModseq(), uids);
    }

    /**
     * Notes what its command has made of these messages, or has told of their flags: some may be
     * gone when the client is next told what is new.
     */
    public void shown(FolderSnapshot after, UidSet uids) {
        lastShown = new Shown(after, uids);
    }

    /** Whether the client lacks this message's flags as they are since this modseq. */
    public boolean isNews(long uid, long modseq) {
        if (modseq <= toldModseq) {
            return false;
        }
        UidSet own = ownChanges.get(modseq);
        return own == null || !own.contains(uid);
    }

    /** Whether the folder has keywords that the client has not been told of; now it is. */
    boolean learnsKeywords(FolderSnapshot now) {
        int known = toldKeywords;
        toldKeywords = Math.max(known, now.keywords().names().size());
        return toldKeywords > known;
    }

    /** The client has been told all of this snapshot. */
    void advance(FolderSnapshot told) {
        view = told;
        knowsChangesOf(told);
    }

    /**
     * The client knows the flags of this snapshot, but still counts messages as in the view, also
     * those that are gone: they keep the flags that it was told last.
     *
     * @param changed indexes of messages of both whose flags moved
     */
    void toldFlags(FolderSnapshot told, int[] changed) {
        view = view.withFlagsOf(lastShown.after, lastShown.goneFrom(told, view));
        view = view.withFlagsOf(told, changed);
        knowsChangesOf(told);
    }

    /** What the client's last command has made of messages, or has told of their flags. */
    private record Shown(FolderSnapshot after, UidSet uids) {
        /** Indexes of those messages that were there then, and are not any more. */
        int[] goneFrom(FolderSnapshot now, FolderSnapshot view) {
            return Arrays.stream(after.existing(uids).toArray())
                    .filter(uid -> !now.contains(uid) && view.contains(uid))
                    .mapToInt(after::indexOf)
                    .toArray();
        }
    }

    private void knowsChangesOf(FolderSnapshot told) {
        toldModseq = told.highestModseq();
        ownChanges.clear();
        lastShown = new Shown(told, UidSet.EMPTY);
    }

    /** Messages that arrived while the folder was open. */
    void claimed(RecentUids uids) {
        recent.add(uids);
    }
}
