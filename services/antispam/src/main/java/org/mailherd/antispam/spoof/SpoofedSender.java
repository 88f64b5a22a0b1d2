package org.mailherd.antispam.spoof;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.mailherd.antispam.check.Cost;
import org.mailherd.antispam.check.Hit;
import org.mailherd.antispam.check.Scan;
import org.mailherd.antispam.check.Symbol;
import org.mailherd.antispam.inquiry.Findings;
import org.mailherd.antispam.inquiry.Inquiry;
import org.mailherd.antispam.message.FromField;
import org.mailherd.mailauth.dmarc.ArcTrust;

/**
 * Whether mail of nobody who logged in shows an author of ours without any proof. Cost: a question
 * to the directory.
 */
final class SpoofedSender implements Inquiry {
    /** Nobody honest has so many authors. */
    private static final int AUTHORS = 32;

    private static final Symbol SPOOFED =
            Symbol.of(
                    "SPOOFED_UNAUTH",
                    5,
                    "policies",
                    "From shows an address of a domain of this server, but the message came from"
                            + " outside, nobody logged in to send it, and neither SPF nor DKIM proves"
                            + " the domain");

    private final HostedDomains hosted;
    private final ArcTrust trust;

    SpoofedSender(HostedDomains hosted, ArcTrust trust) {
        this.hosted = hosted;
        this.trust = trust;
    }

    @Override
    public String name() {
        return "spoofed";
    }

    @Override
    public Cost cost() {
        return Cost.DATABASE;
    }

    /** Mail handed on, or of no known client, came some way that we cannot judge. */
    @Override
    public boolean concerns(Scan scan) {
        return !scan.envelope().isSubmission()
                && !scan.facts().trusted()
                && scan.envelope().client().isPresent();
    }

    @Override
    public Findings ask(Scan scan) throws IOException {
        if (!concerns(scan)) {
            return Findings.NONE;
        }
        Proof proof = new Proof(scan, trust);
        Set<String> unproven =
                authors(scan).stream()
                        .filter(domain -> !proof.of(domain))
                        .collect(Collectors.toCollection(LinkedHashSet::new));
        List<String> ours = unproven.isEmpty() ? List.of() : ours(unproven);
        return ours.isEmpty() ? Findings.NONE : Findings.of(List.of(new Hit(SPOOFED, ours)));
    }

    private List<String> ours(Set<String> domains) throws IOException {
        Set<String> found = hosted.among(domains);
        return domains.stream().filter(found::contains).toList();
    }

    private static Set<String> authors(Scan scan) {
        return scan.message().header().all("From").stream()
                .flatMap(field -> FromField.read(field.value()).stream())
                .map(FromField.Author::domain)
                .limit(AUTHORS)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }
}
