package org.mailherd.imap.syntax;

import java.io.IOException;
import java.io.InputStream;

/** Where the bytes of a command come from: lines, and the literals between them. */
public interface CommandSource {

    /**
     * Reads up to the next CRLF.
     *
     * @param limit most octets a line may have
     * @return the line without CRLF
     * @throws LimitFault when the line is longer
     * @throws SyntaxFault when it ends in a bare LF
     */
    byte[] nextLine(int limit) throws IOException, SyntaxFault;

    /** Tells the client to send the synchronizing literal it announced. */
    void requestLiteral() throws IOException;

    /** Reads the octets of a small literal. */
    byte[] literal(int size) throws IOException;

    /** The octets of a large literal as a stream; it must be read to its end. */
    InputStream literalStream(long size);

    /** Reads and drops a literal that nobody will look at. */
    void discard(long size) throws IOException;
}
