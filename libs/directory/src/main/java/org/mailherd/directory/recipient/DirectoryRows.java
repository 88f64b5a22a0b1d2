package org.mailherd.directory.recipient;

import java.util.Map;
import java.util.Set;

/** The tables, asked for many names at once. */
interface DirectoryRows {
    /** Our domains among the names, each by the name it was asked for; others are absent. */
    Map<String, HomeDomain> homes(Set<String> names);

    /**
     * @param names addresses and {@code @domain}s in their exact form
     */
    AddressRows rows(Set<String> names);

    /** The BCC maps for what these senders send: target by address or {@code @domain}. */
    AddressRows sentCopies(Set<String> names);

    default void forget() {}
}
