package org.mailherd.mailauth.dkim;

/** Takes a message's body as it streams by, in pieces of any size, lines ending in CRLF. */
public interface BodySink {
    void update(byte[] octets, int offset, int length);
}
