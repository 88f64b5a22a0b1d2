package org.mailherd.imap.session;

import org.jspecify.annotations.Nullable;

/**
 * Rung by any thread when something has happened that a session's client may want to hear of. It
 * sounds only while the session listens: whoever begins to listen looks first what there is.
 */
public final class Bell {
    private volatile @Nullable Runnable listener;

    /** Returns at once. */
    public void ring() {
        Runnable heard = listener;
        if (heard != null) {
            heard.run();
        }
    }

    /**
     * @param heard must return at once; null: nobody listens any more
     */
    void heardBy(@Nullable Runnable heard) {
        listener = heard;
    }
}
