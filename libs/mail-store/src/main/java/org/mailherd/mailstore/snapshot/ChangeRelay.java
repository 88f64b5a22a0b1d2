package org.mailherd.mailstore.snapshot;

import java.util.function.Consumer;

/**
 * Carries change notices between the nodes that share a store: the app joins it to the Redis
 * channel {@value #CHANNEL}. A lost notice costs a client some delay, never a message: {@code
 * current} asks the database what it missed.
 */
public interface ChangeRelay {
    String CHANNEL = "mailherd:folder";

    /** Tells the other nodes; must neither block for long nor throw when the channel is down. */
    void publish(FolderChanged change);

    /**
     * May be called more than once; each {@code listener} takes every notice, this node's own among
     * them.
     */
    void listen(Consumer<FolderChanged> listener);

    /** For one node alone and for tests. */
    static ChangeRelay none() {
        return new ChangeRelay() {
            @Override
            public void publish(FolderChanged change) {}

            @Override
            public void listen(Consumer<FolderChanged> listener) {}
        };
    }
}
