package org.mailherd.antispam.facts;

import java.util.Optional;
import org.mailherd.antispam.facts.DmarcSettings.Enforcement;
import org.mailherd.mailauth.dmarc.DmarcPolicy;
import org.mailherd.mailauth.dmarc.DmarcResult;
import org.mailherd.mailauth.dmarc.DmarcStatus;

/**
 * What DMARC says of a message, and what we make of it.
 *
 * @param voucher the trusted server that saw the message pass before it was forwarded
 * @param enforcement for its disposition
 */
public record DmarcFinding(DmarcResult result, Optional<String> voucher, Enforcement enforcement) {

    /** What the domain's wish comes to: NONE for a message that somebody vouches for. */
    public DmarcPolicy disposition() {
        return voucher.isPresent() ? DmarcPolicy.NONE : result.disposition();
    }

    public boolean passed() {
        return result.status() == DmarcStatus.PASS;
    }

    static Enforcement enforcement(DmarcPolicy disposition, DmarcSettings settings) {
        return switch (disposition) {
            case NONE -> Enforcement.SCORE;
            case QUARANTINE -> settings.onQuarantine();
            case REJECT -> settings.onReject();
        };
    }
}
