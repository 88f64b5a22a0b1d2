package org.mailherd.antispam.content;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Octets to text, whatever a stranger says they are. */
final class Charsets {

    /** What octets are when they are not UTF-8 and nobody says; every octet is a character. */
    private static final Charset FALLBACK = Charset.forName("windows-1252");

    private Charsets() {}

    /**
     * @param name as the message gives it; empty or unknown is UTF-8 where the octets are that
     */
    static String decode(byte[] octets, String name) {
        Charset charset = named(name);
        if (charset != null && !charset.equals(StandardCharsets.UTF_8)) {
            return new String(octets, charset);
        }
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(octets))
                    .toString();
        } catch (CharacterCodingException e) {
            return new String(octets, charset == null ? FALLBACK : charset);
        }
    }

    private static @Nullable Charset named(String name) {
        String bare = name.strip();
        // RFC 2046 4.1.2: the default; raw octets above it are read as UTF-8 or the fallback.
        if (bare.isEmpty() || bare.equalsIgnoreCase("us-ascii")) {
            return null;
        }
        try {
            Charset charset = Charset.forName(bare);
            // WHATWG: what says ISO-8859-1 is windows-1252.
            return charset.equals(StandardCharsets.ISO_8859_1) ? FALLBACK : charset;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }
}
