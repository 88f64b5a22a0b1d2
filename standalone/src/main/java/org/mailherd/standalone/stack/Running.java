package org.mailherd.standalone.stack;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is open now, closed in the reverse order; whatever opens after the close is closed at once.
 */
public final class Running implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Running.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();
    private boolean closed;

    /** Keeps a part until the close, and hands it back. */
    public <T extends AutoCloseable> T add(T part) {
        if (!keep(part)) {
            closePart(part);
        }
        return part;
    }

    /** Closes all parts, the last opened first; a part that fails does not keep the others open. */
    @Override
    public synchronized void close() {
        closed = true;
        while (!open.isEmpty()) {
            closePart(open.pop());
        }
    }

    private synchronized boolean keep(AutoCloseable part) {
        if (!closed) {
            open.push(part);
        }
        return !closed;
    }

    private static void closePart(AutoCloseable part) {
        try {
            part.close();
        } catch (Exception e) {
            log.warn("event=stop-failed part={}", part.getClass().getSimpleName(), e);
        }
    }
}
