package org.mailherd.directory.recipient;

import java.util.List;
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

    /** The postmaster of the oldest domain that is ours alone, then the oldest mailbox. */
    List<String> postmasters();

    default void forget() {}
}
