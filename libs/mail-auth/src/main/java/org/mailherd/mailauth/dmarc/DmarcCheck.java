package org.mailherd.mailauth.dmarc;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailDomain;

/**
 * Judges messages (RFC 9989 5.3). Safe for several threads.
 *
 * <p>More than one author's domain, which RFC 9989 leaves alone and a forger would love, is judged
 * as RFC 7489 6.6.1 has it: each for itself, and the strictest result holds.
 */
public final class DmarcCheck {
    private static final int AUTHOR_LIMIT = 5;

    private final Dns dns;
    private final DmarcMethod method;

    /**
     * @param dns for this message only, if it counts
     */
    public DmarcCheck(Dns dns, DmarcMethod method) {
        this.dns = dns;
        this.method = method;
    }

    public DmarcResult check(DmarcQuery query) {
        Set<String> domains = new LinkedHashSet<>();
        List<DmarcResult> results = new ArrayList<>();
        for (String domain : query.authorDomains()) {
            try {
                domains.add(MailDomain.parse(domain));
            } catch (AddressSyntaxException e) {
                results.add(DmarcResult.none("", "the author's domain is no name of the DNS"));
            }
        }
        if (domains.isEmpty()) {
            return DmarcResult.none("", "no author's domain");
        }
        Records records = new Records(dns);
        DomainSearch search =
                switch (method) {
                    case TREE_WALK -> new TreeWalk(records);
                    case SUFFIX_LIST -> new SuffixSearch(records);
                };
        domains.stream()
                .limit(AUTHOR_LIMIT)
                .forEach(domain -> results.add(new DomainJudge(dns, search, domain).judge(query)));
        if (domains.size() > AUTHOR_LIMIT) {
            results.add(DmarcResult.none("", "too many authors"));
        }
        return results.stream().max(STRICTEST).orElseThrow();
    }

    private static final Comparator<DmarcResult> STRICTEST =
            Comparator.comparing(DmarcResult::disposition)
                    .thenComparing(result -> severity(result.status()));

    private static int severity(DmarcStatus status) {
        return switch (status) {
            case FAIL -> 4;
            case TEMPERROR -> 3;
            case PERMERROR -> 2;
            case NONE -> 1;
            case PASS -> 0;
        };
    }
}
