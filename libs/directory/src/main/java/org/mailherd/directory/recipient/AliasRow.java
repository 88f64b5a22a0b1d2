package org.mailherd.directory.recipient;

import java.util.List;

/**
 * An address that stands for others: an alias, a wildcard, a catch-all or a temporary alias.
 *
 * @param address its key
 * @param targets as in the table
 * @param internal whether only people of its own domain may write to it
 */
record AliasRow(String address, List<String> targets, boolean internal, State state) {
    enum State {
        ON,
        OFF,
        /** A temporary alias after its end. */
        EXPIRED
    }

    AliasRow {
        targets = List.copyOf(targets);
    }
}
