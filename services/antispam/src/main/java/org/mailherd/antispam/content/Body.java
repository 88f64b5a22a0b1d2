package org.mailherd.antispam.content;

/**
 * The decoded content of a part.
 *
 * @param size in octets, all of it
 * @param octets the first of them
 * @param digest SHA-256 of all in lower-case hex
 */
@SuppressWarnings("ArrayRecordComponent") // Never compared; a copy would cost what the bound saves.
public record Body(long size, byte[] octets, String digest) {

    /** SHA-256 of nothing. */
    static final Body NONE =
            new Body(
                    0,
                    new byte[0],
                    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}
