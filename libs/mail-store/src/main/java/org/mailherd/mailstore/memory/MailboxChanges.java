package org.mailherd.mailstore.memory;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongConsumer;
import org.mailherd.mailstore.snapshot.ChangeRelay;
import org.mailherd.mailstore.snapshot.FolderChanged;

/** Says which mailbox's folders or access lists have changed, here or on another node. */
public final class MailboxChanges {
    private final ChangeRelay relay;
    private final List<LongConsumer> listeners = new CopyOnWriteArrayList<>();

    public MailboxChanges(ChangeRelay relay) {
        this.relay = relay;
        relay.listen(this::heard);
    }

    void listen(LongConsumer listener) {
        listeners.add(listener);
    }

    /** To be called when the change is committed, or when nobody knows whether it is. */
    public void changed(long mailboxId) {
        tell(mailboxId);
        relay.publish(FolderChanged.inMailbox(mailboxId));
    }

    private void heard(FolderChanged change) {
        if (change.isWholeMailbox()) {
            tell(change.mailboxId());
        }
    }

    private void tell(long mailboxId) {
        listeners.forEach(listener -> listener.accept(mailboxId));
    }
}
