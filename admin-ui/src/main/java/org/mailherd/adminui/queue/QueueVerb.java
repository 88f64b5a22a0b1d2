package org.mailherd.adminui.queue;

import java.util.Locale;

/** What can be done with waiting mail. */
public enum QueueVerb {
    HOLD("held"),
    RELEASE("released"),
    FLUSH("trying again now"),
    DELETE("deleted");

    private final String done;

    QueueVerb(String done) {
        this.done = done;
    }

    String path() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What a notice says was done, before how many it was done for. */
    String done() {
        return done;
    }
}
