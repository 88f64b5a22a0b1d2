package org.mailherd.antispam.facts;

import java.util.List;
import org.mailherd.mailauth.dmarc.ArcTrust;
import org.mailherd.mailauth.dmarc.DmarcMethod;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What becomes of mail that fails DMARC.
 *
 * @param method how the organization behind a domain is found
 * @param onReject for a domain that asks to reject
 * @param onQuarantine for a domain that asks to quarantine
 * @param trustedSealers whose ARC seals are believed: forwarders and lists that we know, by the
 *     domain of their seal
 */
@ConfigurationProperties("mailherd.antispam.dmarc")
public record DmarcSettings(
        @DefaultValue("tree-walk") DmarcMethod method,
        @DefaultValue("score") Enforcement onReject,
        @DefaultValue("score") Enforcement onQuarantine,
        @DefaultValue List<String> trustedSealers) {

    public static final DmarcSettings DEFAULT =
            new DmarcSettings(
                    DmarcMethod.TREE_WALK, Enforcement.SCORE, Enforcement.SCORE, List.of());

    public DmarcSettings {
        trustedSealers = List.copyOf(trustedSealers);
    }

    /** How a domain's wish is met. */
    public enum Enforcement {
        /** It adds to the score, and other signs decide with it. */
        SCORE,
        /** The message is marked as junk at least. */
        ADD_HEADER,
        /** It is refused. */
        REJECT
    }

    public ArcTrust trust() {
        return new ArcTrust(trustedSealers);
    }
}
