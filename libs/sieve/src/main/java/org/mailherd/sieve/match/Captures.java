package org.mailherd.sieve.match;

import java.util.List;

/** What the last successful match caught; index 0 is the whole match. */
public final class Captures {

    private List<String> values = List.of();

    public List<String> values() {
        return values;
    }

    void set(List<String> caught) {
        values = List.copyOf(caught);
    }
}
