package org.mailherd.adminui.quarantine;

/** How a message shall be let go. */
public enum QuarantineWish {
    /** The filter learns that it was none of its business. */
    LEARN_HAM("learn=ham"),
    /** Somebody looked: a release before, of which nobody knows how it ended, brought nothing. */
    AGAIN("again=1");

    private final String query;

    QuarantineWish(String query) {
        this.query = query;
    }

    String query() {
        return query;
    }
}
