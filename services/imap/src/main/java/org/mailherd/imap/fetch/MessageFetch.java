package org.mailherd.imap.fetch;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.mailherd.imap.session.Session;
import org.mailherd.mailstore.message.MessageStore;
import org.mailherd.mailstore.snapshot.FolderSnapshot;
import org.mailherd.mailstore.snapshot.UidSet;

/** Reads messages of the selected folder and writes what was asked of them; rows go out as read. */
public final class MessageFetch {
    private final MessageStore messages;

    public MessageFetch(MessageStore messages) {
        this.messages = messages;
    }

    /**
     * Nothing is marked as seen.
     *
     * @param now the folder as it is
     */
    public MessageRenderer write(Session session, FetchPlan plan, UidSet uids, FolderSnapshot now)
            throws IOException {
        MessageRenderer renderer = new MessageRenderer(session, now);
        if (plan.needsOctets() || plan.needsRow()) {
            fromStore(session.selected().id(), plan, uids, renderer);
        } else {
            fromSnapshot(session.selected().view(), plan, uids, renderer);
        }
        return renderer;
    }

    private static void fromSnapshot(
            FolderSnapshot view, FetchPlan plan, UidSet uids, MessageRenderer renderer)
            throws IOException {
        for (int range = 0; range < uids.ranges(); range++) {
            int index = view.indexOf(uids.first(range));
            for (long uid = uids.first(range); uid <= uids.last(range); uid++) {
                renderer.write(plan, index++);
            }
        }
    }

    private void fromStore(long folderId, FetchPlan plan, UidSet uids, MessageRenderer renderer) {
        if (plan.needsOctets()) {
            messages.bodies(
                    folderId,
                    uids,
                    plan.fields(),
                    (row, body) -> unchecked(() -> renderer.write(plan, row, body)));
        } else {
            messages.fetch(
                    folderId,
                    uids,
                    plan.fields(),
                    row -> unchecked(() -> renderer.write(plan, row, null)));
        }
    }

    private static void unchecked(Session.Followup write) {
        try {
            write.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
