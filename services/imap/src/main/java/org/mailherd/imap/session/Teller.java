package org.mailherd.imap.session;

import java.io.EOFException;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Tells a client what is new, once after any number of rings, each time on a virtual thread of its
 * own: between rings there is none. The lock lets one of them, or the session's own thread, write.
 */
final class Teller {
    private final Session session;
    private final Listening.Telling telling;
    private final ReentrantLock lock = new ReentrantLock();
    private final AtomicBoolean rung = new AtomicBoolean();
    private boolean ended;
    private @Nullable IOException fault;
    private @Nullable RuntimeException lastFault;

    Teller(Session session, Listening.Telling telling) {
        this.session = session;
        this.telling = telling;
    }

    void ring() {
        if (rung.compareAndSet(false, true)) {
            Thread.ofVirtual().name("imap-tell").start(this::tell);
        }
    }

    void tell() {
        lock.lock();
        try {
            // Whatever happens from now on rings for another turn.
            rung.set(false);
            if (!ended && fault == null) {
                tellNow();
            }
        } finally {
            lock.unlock();
        }
    }

    private void tellNow() {
        try {
            lastFault = null;
            telling.tell();
            session.out().flush();
            if (session.isEnding()) {
                throw new EOFException("the folder was deleted");
            }
        } catch (RuntimeException e) {
            // The next turn tells this one's news too; without one the client hears when it asks.
            lastFault = e;
        } catch (IOException e) {
            fault = e;
            session.stopReading();
        }
    }

    /** Waits for who is writing; nobody begins any more. */
    void end() {
        lock.lock();
        try {
            ended = true;
        } finally {
            lock.unlock();
        }
    }

    /** What went wrong last, and was not mended since. */
    void rethrow() throws IOException {
        if (fault != null) {
            throw fault;
        }
        if (lastFault != null) {
            throw lastFault;
        }
    }
}
