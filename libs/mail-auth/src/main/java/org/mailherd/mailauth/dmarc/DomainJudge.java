package org.mailherd.mailauth.dmarc;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimStatus;
import org.mailherd.mailauth.dns.Dns;

/** Judges one author's domain of one message. For one thread. */
final class DomainJudge {
    private final Dns dns;
    private final DomainSearch search;
    private final String author;
    private final AlignmentTest test;

    DomainJudge(Dns dns, DomainSearch search, String author) {
        this.dns = dns;
        this.search = search;
        this.author = author;
        this.test = new AlignmentTest(search, author);
    }

    DmarcResult judge(DmarcQuery query) {
        if (author.startsWith("[")) {
            return DmarcResult.without(DmarcStatus.NONE, author, "the author has no domain");
        }
        Discovery discovery = search.of(author);
        Optional<Published> published = discovery.policy();
        if (published.isEmpty()) {
            return withoutRecord(discovery);
        }
        DmarcRecord record = published.get().record();
        if (!record.usable()) {
            return DmarcResult.without(
                    DmarcStatus.PERMERROR, author, "the policy of the record is broken");
        }
        List<String> aligned = aligned(query, record, discovery);
        if (!aligned.isEmpty()) {
            return result(DmarcStatus.PASS, published.get(), DmarcPolicy.NONE, aligned, "");
        }
        Optional<String> unknown = unknown(query, discovery);
        if (unknown.isPresent()) {
            return result(
                    DmarcStatus.TEMPERROR,
                    published.get(),
                    DmarcPolicy.NONE,
                    aligned,
                    unknown.get());
        }
        return failed(query, published.get());
    }

    private DmarcResult withoutRecord(Discovery discovery) {
        if (discovery.failed()) {
            return DmarcResult.without(DmarcStatus.TEMPERROR, author, discovery.failure());
        }
        return discovery.several()
                ? DmarcResult.without(DmarcStatus.PERMERROR, author, "several records")
                : DmarcResult.without(DmarcStatus.NONE, author, "no record");
    }

    private List<String> aligned(DmarcQuery query, DmarcRecord record, Discovery discovery) {
        List<String> aligned = new ArrayList<>();
        query.dkim().stream()
                .filter(DkimResult::proves)
                .filter(result -> test.holds(result.domain(), record.dkim(), discovery))
                .forEach(result -> aligned.add("dkim:" + result.domain()));
        query.spfDomain()
                .filter(domain -> test.holds(domain, record.spf(), discovery))
                .ifPresent(domain -> aligned.add("spf:" + domain));
        return aligned;
    }

    /** RFC 9989 5.3.2: who cannot be told now may be aligned the next time. */
    private Optional<String> unknown(DmarcQuery query, Discovery discovery) {
        if (query.spfFailed()) {
            return Optional.of("SPF cannot be told now");
        }
        if (query.dkim().stream().anyMatch(result -> result.status() == DkimStatus.TEMPERROR)) {
            return Optional.of("a DKIM key is unavailable");
        }
        return discovery.failed() || test.unknown()
                ? Optional.of("the organization cannot be told now")
                : Optional.empty();
    }

    private DmarcResult failed(DmarcQuery query, Published published) {
        DmarcPolicy requested =
                applies(published, DmarcPolicies::forNonexistent) == onPaper(published) || exists()
                        ? onPaper(published)
                        : published.record().policies().forNonexistent();
        boolean spared =
                published.record().testing() || query.sample() >= published.record().percent();
        return new DmarcResult(
                DmarcStatus.FAIL,
                author,
                Optional.of(published),
                requested,
                spared ? requested.lower() : requested,
                List.of(),
                "neither SPF nor DKIM is aligned");
    }

    private DmarcResult result(
            DmarcStatus status,
            Published published,
            DmarcPolicy disposition,
            List<String> aligned,
            String reason) {
        return new DmarcResult(
                status,
                author,
                Optional.of(published),
                onPaper(published),
                disposition,
                aligned,
                reason);
    }

    /** RFC 9989 4.10.1, for a domain that exists. */
    private DmarcPolicy onPaper(Published published) {
        return applies(published, DmarcPolicies::forSubdomain);
    }

    private DmarcPolicy applies(
            Published published, Function<DmarcPolicies, DmarcPolicy> forSubdomain) {
        DmarcPolicies policies = published.record().policies();
        return published.domain().equals(author) ? policies.domain() : forSubdomain.apply(policies);
    }

    /** RFC 9989 3.2.13: neither A nor AAAA nor MX. Whom the DNS does not tell of exists. */
    private boolean exists() {
        return !(dns.mx(author).isVoid() && dns.a(author).isVoid() && dns.aaaa(author).isVoid());
    }
}
