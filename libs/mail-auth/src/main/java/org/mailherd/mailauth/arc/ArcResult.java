package org.mailherd.mailauth.arc;

/**
 * What became of a chain.
 *
 * @param instances the highest instance that the message has
 * @param sealedFail whether somebody before us sealed the chain as broken: it ends there
 * @param reason why it is not PASS or NONE; else empty
 */
public record ArcResult(ArcStatus status, int instances, boolean sealedFail, String reason) {
    static final ArcResult NONE = new ArcResult(ArcStatus.NONE, 0, false, "");

    static ArcResult fail(int instances, String reason) {
        return new ArcResult(ArcStatus.FAIL, instances, false, reason);
    }
}
