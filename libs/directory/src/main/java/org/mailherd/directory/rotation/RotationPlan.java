package org.mailherd.directory.rotation;

import java.time.Duration;

/**
 * When a key goes on by itself.
 *
 * @param settle how long the DNS must have shown a waiting key's record before it signs: the
 *     world's caches may still hold that there is none
 * @param revokeAfter how long a retired key's record stays, for mail under way and reading late
 * @param renewAfter how long a key signs before the next is made; zero: as long as the operator
 *     likes
 */
public record RotationPlan(Duration settle, Duration revokeAfter, Duration renewAfter) {
    public RotationPlan {
        if (settle.isNegative() || !revokeAfter.isPositive() || renewAfter.isNegative()) {
            throw new IllegalArgumentException(
                    "rotation: settle and renew-after must not be negative, revoke-after be more than zero");
        }
    }

    boolean renews() {
        return renewAfter.isPositive();
    }
}
