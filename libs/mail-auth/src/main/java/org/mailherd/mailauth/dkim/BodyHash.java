package org.mailherd.mailauth.dkim;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** SHA-256 of a canonical body, or of its first octets (tag l). */
public final class BodyHash {

    private final MessageDigest digest = sha256();
    private final BodyCanonicalizer canonicalizer;
    private final long limit;
    private long seen;
    private byte @Nullable [] result;

    public BodyHash(Canonicalization canonicalization, OptionalLong limit) {
        this.limit = limit.orElse(Long.MAX_VALUE);
        this.canonicalizer = new BodyCanonicalizer(canonicalization, this::hash);
    }

    public void update(byte[] octets, int offset, int length) {
        canonicalizer.update(octets, offset, length);
    }

    /** The same each time. */
    public byte[] finish() {
        byte[] known = result;
        if (known == null) {
            canonicalizer.finish();
            known = digest.digest();
            result = known;
        }
        return known.clone();
    }

    /** Whether the body is longer than what is hashed: anybody may have appended the rest. */
    public boolean leavesRest() {
        return seen > limit;
    }

    /** RFC 6376 3.5, tag l: must not be larger than the canonical body. */
    public boolean endsEarly() {
        return limit != Long.MAX_VALUE && seen < limit;
    }

    private void hash(byte[] octets, int offset, int length) {
        long room = Math.max(0, limit - seen);
        digest.update(octets, offset, (int) Math.min(room, length));
        seen += length;
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
