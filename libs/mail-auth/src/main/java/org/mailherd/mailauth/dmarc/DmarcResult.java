package org.mailherd.mailauth.dmarc;

import java.util.List;
import java.util.Optional;

/**
 * What became of one author's domain.
 *
 * @param domain the author's, A-labels; empty when there is none
 * @param published the record that holds for it
 * @param requested the record's policy for this domain: p, sp or np; NONE without a record
 * @param disposition what the policy comes to for this message: NONE unless it failed, one level
 *     less for a domain that tests
 * @param aligned how it passed: {@code dkim:d} and {@code spf:domain}
 * @param reason why it is not PASS; empty for PASS
 */
public record DmarcResult(
        DmarcStatus status,
        String domain,
        Optional<Published> published,
        DmarcPolicy requested,
        DmarcPolicy disposition,
        List<String> aligned,
        String reason) {

    public DmarcResult {
        aligned = List.copyOf(aligned);
    }

    /** Nothing to say, and why. */
    public static DmarcResult none(String domain, String reason) {
        return without(DmarcStatus.NONE, domain, reason);
    }

    static DmarcResult without(DmarcStatus status, String domain, String reason) {
        return new DmarcResult(
                status,
                domain,
                Optional.empty(),
                DmarcPolicy.NONE,
                DmarcPolicy.NONE,
                List.of(),
                reason);
    }

    /** Whether the message failed and was spared by the domain's own wish to test. */
    public boolean spared() {
        return status == DmarcStatus.FAIL && disposition != requested;
    }
}
