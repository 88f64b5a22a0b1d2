package org.mailherd.antispam.bayes;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;

/**
 * Whose mail is counted: everybody's, or a mailbox's.
 *
 * @param name {@code all}, or a digest of the mailbox's address: a name that nobody chose cannot
 *     reach into other keys
 */
public record Scope(String name) {

    public static final Scope ALL = new Scope("all");

    private static final int DIGEST_OCTETS = 16;

    public static Scope of(String mailbox) {
        byte[] address = mailbox.toLowerCase(Locale.ROOT).getBytes(StandardCharsets.UTF_8);
        return new Scope(HexFormat.of().formatHex(sha256(address), 0, DIGEST_OCTETS));
    }

    /** Few tokens lie in one hash, so that Redis keeps it as a compact list. */
    int shardBits() {
        return equals(ALL) ? 14 : 10;
    }

    int shards() {
        return 1 << shardBits();
    }

    static byte[] sha256(byte[] octets) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(octets);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
