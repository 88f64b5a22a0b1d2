package org.mailherd.imap.managesieve;

import java.io.IOException;

/** Where commands come from: a connection, or a test's octets. */
interface CommandSource {
    /**
     * The next line without its CRLF.
     *
     * @param limit octets; a longer line is a fatal fault
     */
    byte[] line(int limit) throws IOException, Fault;

    /** As many octets. */
    byte[] octets(int count) throws IOException, Fault;

    /** Reads as many octets and drops them. */
    void skip(long count) throws IOException, Fault;

    /** Octets of a literal that are kept; of a longer one none are. */
    int literalLimit();
}
