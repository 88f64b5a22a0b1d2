package org.mailherd.mailauth.dmarc;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A domain's record.
 *
 * @param usable whether its policies can be read, or at least nobody asked for what cannot (RFC
 *     9989 4.10.1)
 * @param dkim tag adkim
 * @param spf tag aspf
 * @param percent share of the mail that the policy is for: tag pct of RFC 7489, else 100
 * @param testing tag t
 */
public record DmarcRecord(
        boolean usable,
        DmarcPolicies policies,
        Alignment dkim,
        Alignment spf,
        PublicSuffix publicSuffix,
        int percent,
        boolean testing,
        DmarcReports reports) {

    private static final int ALL = 100;
    private static final Set<String> FAILURE_OPTIONS = Set.of("0", "1", "d", "s");

    /**
     * Reads a TXT record.
     *
     * @return empty when it is a record of something else
     */
    public static Optional<DmarcRecord> parse(String txt) {
        return DmarcTags.parse(txt).map(DmarcRecord::of);
    }

    private static DmarcRecord of(DmarcTags tags) {
        DmarcReports reports = reports(tags);
        boolean broken = tags.isBroken("p") || tags.isBroken("sp") || tags.isBroken("np");
        return new DmarcRecord(
                !broken || !reports.aggregate().isEmpty(),
                broken ? DmarcPolicies.NONE : policies(tags),
                alignment(tags, "adkim"),
                alignment(tags, "aspf"),
                publicSuffix(tags),
                tags.number("pct").filter(percent -> percent <= ALL).orElse(ALL),
                tags.is("t", "y"),
                reports);
    }

    /** RFC 9989 4.7: without p it is none. */
    private static DmarcPolicies policies(DmarcTags tags) {
        return new DmarcPolicies(
                tags.policy("p").orElse(DmarcPolicy.NONE), tags.policy("sp"), tags.policy("np"));
    }

    private static DmarcReports reports(DmarcTags tags) {
        List<String> failure = tags.uris("ruf");
        List<String> options = tags.items("fo", ":", FAILURE_OPTIONS::contains);
        return new DmarcReports(
                tags.uris("rua"),
                failure,
                failure.isEmpty() || options.isEmpty() ? List.of("0") : options,
                tags.number("ri")
                        .filter(seconds -> seconds > 0)
                        .map(Duration::ofSeconds)
                        .orElse(Duration.ofDays(1)));
    }

    private static Alignment alignment(DmarcTags tags, String name) {
        return tags.is(name, "s") ? Alignment.STRICT : Alignment.RELAXED;
    }

    private static PublicSuffix publicSuffix(DmarcTags tags) {
        if (tags.is("psd", "y")) {
            return PublicSuffix.YES;
        }
        return tags.is("psd", "n") ? PublicSuffix.NO : PublicSuffix.UNKNOWN;
    }
}
