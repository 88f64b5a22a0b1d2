package org.mailherd.platform.events;

import java.util.function.Consumer;

/**
 * Publish and subscribe between services. Delivery is at most once: what must not be lost belongs
 * into MariaDB.
 */
public interface EventChannel {
    /**
     * Tells whoever listens now. A Redis that does not answer costs one log line, never an
     * exception.
     */
    void publish(String channel, String message);

    /**
     * Calls {@code listener} for each message until the subscription is closed; reconnects by
     * itself.
     */
    Subscription subscribe(String channel, Consumer<String> listener);

    /** Ends with {@link #close()}, which may be called twice. */
    interface Subscription extends AutoCloseable {
        @Override
        void close();
    }
}
