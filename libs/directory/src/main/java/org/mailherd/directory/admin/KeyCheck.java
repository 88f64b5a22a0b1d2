package org.mailherd.directory.admin;

/** What an API key opens. */
public sealed interface KeyCheck {
    record ReadWrite() implements KeyCheck {}

    /** May ask, may not change. */
    record ReadOnly() implements KeyCheck {}

    /** The key is right, but not from that address. */
    record ForeignAddress() implements KeyCheck {}

    record Unknown() implements KeyCheck {}
}
