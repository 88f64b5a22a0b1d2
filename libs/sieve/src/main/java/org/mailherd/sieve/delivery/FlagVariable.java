package org.mailherd.sieve.delivery;

import java.util.List;

/** The internal variable of RFC 5232 2: the flags of what is stored without {@code :flags}. */
public final class FlagVariable {

    private List<String> flags = List.of();

    public List<String> flags() {
        return flags;
    }

    void set(List<String> now) {
        flags = List.copyOf(now);
    }
}
