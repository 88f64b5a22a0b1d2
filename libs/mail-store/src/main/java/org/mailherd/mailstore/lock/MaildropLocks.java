package org.mailherd.mailstore.lock;

import java.util.Optional;

/** Exclusive locks of mailboxes; a lock whose process has died falls by itself. */
public interface MaildropLocks {
    /** Takes the lock at once or not at all. */
    Optional<MaildropLock> tryLock(long mailboxId);

    /** A lock that is held; close it to give it back. */
    interface MaildropLock extends AutoCloseable {
        /**
         * Whether it is still held: a process that stood still for too long has lost it, and must
         * not act on what it knew.
         */
        boolean isHeld();

        @Override
        void close();
    }
}
