package org.mailherd.imap.session;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/**
 * What a client wants to be told without asking, and when: as RFC 3501 has it, or as it said by
 * NOTIFY (RFC 5465). Used by the session's thread only.
 */
public interface Notices {
    /** Until the first NOTIFY: all about the selected folder, while a command is under way. */
    Notices USUAL = new Plain(new OfSelected(true, true, false));

    /** After NOTIFY NONE. */
    Notices NONE = new Plain(OfSelected.NOTHING);

    /**
     * What is told of the selected folder.
     *
     * @param counts EXISTS and EXPUNGE
     * @param flags FETCH of messages whose flags have changed
     * @param delayed whether EXPUNGE waits for a command that allows it
     */
    record OfSelected(boolean counts, boolean flags, boolean delayed) {
        public static final OfSelected NOTHING = new OfSelected(false, false, false);
    }

    OfSelected ofSelected();

    /** Whether the client listens between commands too, and wants UIDs with what it hears. */
    boolean listening();

    /** The session has another folder open now, or none. */
    void selected(@Nullable SelectedFolder folder);

    /** EXISTS was told of these new messages of the selected folder. */
    void arrived(Session session, FolderSnapshot now, UidSet uids) throws IOException;

    /** Tells what is new in all folders but the selected one. */
    void tellOthers(Session session) throws IOException;

    /** The client is about to make, rename, remove or subscribe these itself: no news to it. */
    void ownNames(String... names);

    /** The client has added these messages itself. */
    void ownMessages(long folderId, UidSet uids);

    void close();

    /** Nothing but the selected folder. */
    record Plain(OfSelected ofSelected) implements Notices {
        @Override
        public boolean listening() {
            return false;
        }

        @Override
        public void selected(@Nullable SelectedFolder folder) {}

        @Override
        public void arrived(Session session, FolderSnapshot now, UidSet uids) {}

        @Override
        public void tellOthers(Session session) {}

        @Override
        public void ownNames(String... names) {}

        @Override
        public void ownMessages(long folderId, UidSet uids) {}

        @Override
        public void close() {}
    }
}
