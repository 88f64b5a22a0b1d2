package org.mailherd.mailauth.dkim;

/**
 * What became of one signature.
 *
 * @param domain tag d; empty when the signature could not be read. A stranger's text until the
 *     status is PASS
 * @param selector tag s, likewise
 * @param identity tag i
 * @param algorithm tag a
 * @param signatureStart first eight characters of tag b, to tell signatures apart (RFC 6008)
 * @param testing the key says that the domain only tests DKIM (RFC 6376 3.6.1, t=y)
 * @param bodyLimited the signature names how much of the body it covers (tag l): the next one may
 *     append what it likes, so that no domain is proven by it
 * @param reason why it is not PASS; empty for PASS
 */
public record DkimResult(
        DkimStatus status,
        String domain,
        String selector,
        String identity,
        String algorithm,
        String signatureStart,
        boolean testing,
        boolean bodyLimited,
        String reason) {

    private static final int START_LENGTH = 8;

    /**
     * Whether the signature speaks for its domain. One over part of the body does not: the next
     * server appends what it likes. Nor does one whose key is only being tried out (RFC 6376 3.6.1:
     * such a message is to be treated as an unsigned one).
     */
    public boolean proves() {
        return status == DkimStatus.PASS && !bodyLimited && !testing;
    }

    static DkimResult of(
            DkimStatus status, DkimSignature signature, boolean testing, String reason) {
        String b = signature.signatureText();
        return new DkimResult(
                status,
                signature.domain(),
                signature.selector(),
                signature.identity(),
                signature.algorithm().tag(),
                b.substring(0, Math.min(START_LENGTH, b.length())),
                testing,
                signature.bodyLength().isPresent(),
                reason);
    }

    static DkimResult unreadable(String reason) {
        return new DkimResult(DkimStatus.PERMERROR, "", "", "", "", "", false, false, reason);
    }
}
