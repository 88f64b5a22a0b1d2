package org.mailherd.antispam.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The decoded content of a part. Safe for several threads. */
public final class Body {

    static final Body NONE = new Body(0, new byte[0], null);

    private final long size;
    private final byte[] octets;
    private volatile @Nullable String digest;

    /**
     * @param size in octets, all of it
     * @param octets the first of them
     * @param digest over all; null where all octets are kept: few parts are ever asked for it
     */
    Body(long size, byte[] octets, @Nullable String digest) {
        this.size = size;
        this.octets = octets;
        this.digest = digest;
    }

    /** In octets, all of it. */
    public long size() {
        return size;
    }

    /** The first of them; not to be changed. */
    public byte[] octets() {
        return octets;
    }

    /** SHA-256 of all in lower-case hex. */
    public String digest() {
        String known = digest;
        if (known == null) {
            known = hex(sha256().digest(octets));
            digest = known;
        }
        return known;
    }

    static String hex(byte[] sum) {
        return HexFormat.of().formatHex(sum);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
