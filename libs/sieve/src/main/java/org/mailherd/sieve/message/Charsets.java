package org.mailherd.sieve.message;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;

/** Octets to text, whatever a message says of them. */
final class Charsets {

    private Charsets() {}

    /** By the named charset; one that we do not have reads as {@link #guess} does. */
    static String decode(byte[] octets, String name) {
        try {
            return new String(octets, Charset.forName(name.strip()));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException _) {
            return guess(octets);
        } catch (IllegalArgumentException _) {
            return guess(octets);
        }
    }

    /** UTF-8 if it is that, else ISO 8859-1, which never fails. */
    static String guess(byte[] octets) {
        try {
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(octets)).toString();
        } catch (CharacterCodingException _) {
            return new String(octets, StandardCharsets.ISO_8859_1);
        }
    }
}
