package org.mailherd.mailauth.arc;

import java.util.List;

/**
 * What became of a chain.
 *
 * @param instances the highest instance that the message has
 * @param sealedFail whether somebody before us sealed the chain as broken: it ends there
 * @param reason why it is not PASS or NONE; else empty
 * @param words what those who sealed it said, the first one first; none unless it is PASS
 */
public record ArcResult(
        ArcStatus status, int instances, boolean sealedFail, String reason, List<ArcWord> words) {
    static final ArcResult NONE = new ArcResult(ArcStatus.NONE, 0, false, "", List.of());

    public ArcResult {
        words = List.copyOf(words);
    }

    static ArcResult fail(int instances, String reason) {
        return new ArcResult(ArcStatus.FAIL, instances, false, reason, List.of());
    }
}
