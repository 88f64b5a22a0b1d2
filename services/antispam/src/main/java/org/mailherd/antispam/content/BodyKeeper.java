package org.mailherd.antispam.content;

import java.security.MessageDigest;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Takes the decoded octets of a part: counts all, keeps the first, digests what is not all kept.
 */
final class BodyKeeper {

    private static final int START = 1 << 10;

    private final int limit;
    private byte[] kept = new byte[START];
    private int length;
    private long size;

    /** From the first octet on that is not kept. */
    private @Nullable MessageDigest digest;

    /**
     * @param limit octets kept
     */
    BodyKeeper(int limit) {
        this.limit = limit;
    }

    void write(byte[] octets, int offset, int count) {
        size += count;
        int fits = Math.min(count, limit - length);
        if (fits > 0) {
            keep(octets, offset, fits);
        }
        if (fits < count) {
            digest(octets, offset + Math.max(0, fits), count - Math.max(0, fits));
        }
    }

    private void keep(byte[] octets, int offset, int count) {
        if (length + count > kept.length) {
            kept = Arrays.copyOf(kept, Math.min(limit, Math.max(kept.length * 2, length + count)));
        }
        System.arraycopy(octets, offset, kept, length, count);
        length += count;
    }

    private void digest(byte[] octets, int offset, int count) {
        MessageDigest sum = digest;
        if (sum == null) {
            sum = Body.sha256();
            sum.update(kept, 0, length);
            digest = sum;
        }
        sum.update(octets, offset, count);
    }

    Body body() {
        if (size == 0) {
            return Body.NONE;
        }
        byte[] octets = length == kept.length ? kept : Arrays.copyOf(kept, length);
        MessageDigest sum = digest;
        return new Body(size, octets, sum == null ? null : Body.hex(sum.digest()));
    }
}
