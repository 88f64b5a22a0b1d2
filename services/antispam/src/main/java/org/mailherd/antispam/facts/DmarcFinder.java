package org.mailherd.antispam.facts;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.mailherd.antispam.facts.DmarcSettings.Enforcement;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.antispam.message.FromField;
import org.mailherd.antispam.message.FromField.Author;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dmarc.DmarcCheck;
import org.mailherd.mailauth.dmarc.DmarcQuery;
import org.mailherd.mailauth.dmarc.DmarcResult;
import org.mailherd.mailauth.dmarc.DmarcStatus;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.header.HeaderField;
import org.mailherd.mailauth.spf.SpfOutcome;
import org.mailherd.mailauth.spf.SpfResult;

/** Judges one message by DMARC once SPF, DKIM and ARC are known. */
final class DmarcFinder {
    private static final int PERCENT = 100;
    private static final DmarcResult HANDED_ON =
            DmarcResult.none("", "the client hands on mail of others");

    private final Dns dns;
    private final DmarcSettings settings;

    DmarcFinder(Dns dns, DmarcSettings settings) {
        this.dns = dns;
        this.settings = settings;
    }

    /**
     * @param spf absent when the client only hands mail on: then the message may pass by DKIM and
     *     cannot fail
     */
    DmarcFinding find(
            Envelope envelope,
            HeaderBlock header,
            Optional<SpfOutcome> spf,
            List<DkimResult> dkim,
            ArcResult arc) {
        if (spf.isEmpty() && dkim.stream().noneMatch(DkimResult::proves)) {
            return new DmarcFinding(HANDED_ON, Optional.empty(), Enforcement.SCORE);
        }
        DmarcQuery query =
                new DmarcQuery(
                        authorDomains(header),
                        spf.filter(outcome -> outcome.result() == SpfResult.PASS)
                                .map(_ -> spfDomain(envelope)),
                        spf.filter(outcome -> outcome.result() == SpfResult.TEMPERROR).isPresent(),
                        dkim,
                        sample(header));
        DmarcResult result = new DmarcCheck(dns, settings.method()).check(query);
        if (spf.isEmpty() && result.aligned().isEmpty()) {
            result = HANDED_ON;
        }
        String domain = result.domain();
        Optional<String> voucher =
                Optional.of(result)
                        .filter(failed -> failed.status() == DmarcStatus.FAIL)
                        .flatMap(_ -> settings.trust().vouches(arc, domain));
        return new DmarcFinding(
                result, voucher, DmarcFinding.enforcement(result.disposition(), settings));
    }

    /** RFC 9989 4.4.2: of HELO when there is no reverse path. */
    private static String spfDomain(Envelope envelope) {
        return envelope.reversePath().isEmpty() ? envelope.helo() : envelope.senderDomain();
    }

    /** Of every author of every From; what cannot be read counts as an author without a name. */
    private static List<String> authorDomains(HeaderBlock header) {
        return header.all("From").stream().flatMap(field -> domains(field).stream()).toList();
    }

    private static List<String> domains(HeaderField field) {
        List<String> domains =
                FromField.read(field.value()).stream().map(Author::domain).distinct().toList();
        return domains.isEmpty() || FromField.isCut(field.value())
                ? Stream.concat(domains.stream(), Stream.of("")).toList()
                : domains;
    }

    /** The same each time the message comes. */
    private static int sample(HeaderBlock header) {
        return header.all("Message-ID").stream()
                .findFirst()
                .map(id -> Math.floorMod(id.value().hashCode(), PERCENT))
                .orElse(0);
    }
}
