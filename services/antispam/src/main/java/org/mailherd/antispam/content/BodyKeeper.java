package org.mailherd.antispam.content;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;

/** Takes the decoded octets of a part: counts and digests all, keeps the first. */
final class BodyKeeper {

    private static final int START = 1 << 10;

    private final MessageDigest digest = sha256();
    private final int limit;
    private byte[] kept = new byte[START];
    private int length;
    private long size;

    /**
     * @param limit octets kept
     */
    BodyKeeper(int limit) {
        this.limit = limit;
    }

    void write(byte[] octets, int offset, int count) {
        digest.update(octets, offset, count);
        size += count;
        int fits = Math.min(count, limit - length);
        if (fits <= 0) {
            return;
        }
        if (length + fits > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(limit, Math.max(kept.length * 2, length + fits)));
        }
        System.arraycopy(octets, offset, kept, length, fits);
        length += fits;
    }

    Body body() {
        if (size == 0) {
            return Body.NONE;
        }
        byte[] octets = length == kept.length ? kept : Arrays.copyOf(kept, length);
        return new Body(size, octets, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
