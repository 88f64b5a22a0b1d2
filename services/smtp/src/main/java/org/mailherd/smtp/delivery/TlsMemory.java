package org.mailherd.smtp.delivery;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.mtasts.StsEntry;
import org.mailherd.mailauth.mtasts.StsPolicy;
import org.mailherd.mailauth.mtasts.StsShelf;
import org.mailherd.mailauth.tlsrpt.TlsCount;
import org.mailherd.mailauth.tlsrpt.TlsFailure;
import org.mailherd.mailauth.tlsrpt.TlsSession;
import org.mailherd.mailqueue.tls.StsPolicyRow;
import org.mailherd.mailqueue.tls.StsPolicyStore;
import org.mailherd.mailqueue.tls.TlsReportRow;
import org.mailherd.mailqueue.tls.TlsReportStore;

/** Between the protocol's values and the tables' rows. */
final class TlsMemory implements StsShelf {
    private final StsPolicyStore policies;
    private final TlsReportStore reports;

    TlsMemory(StsPolicyStore policies, TlsReportStore reports) {
        this.policies = policies;
        this.reports = reports;
    }

    @Override
    public Optional<StsEntry> find(String domain) {
        return policies.find(domain).flatMap(TlsMemory::entry);
    }

    @Override
    public void keep(StsEntry entry) {
        policies.keep(
                new StsPolicyRow(
                        entry.domain(),
                        entry.id(),
                        String.join("\n", entry.policy().lines()),
                        entry.fetched(),
                        entry.refresh(),
                        entry.expires()));
    }

    @Override
    public List<StsEntry> due(Instant now, int limit) {
        return policies.due(now, limit).stream().flatMap(row -> entry(row).stream()).toList();
    }

    @Override
    public void removeExpired(Instant now) {
        policies.removeExpired(now);
    }

    private static Optional<StsEntry> entry(StsPolicyRow row) {
        return StsPolicy.reread(row.policy().lines().toList())
                .map(policy ->
                        new StsEntry(
                                row.domain(), row.id(), policy, row.fetched(), row.refreshAt()));
    }

    void add(List<TlsCount> counts) {
        reports.add(counts.stream().map(TlsMemory::row).toList());
    }

    private static TlsReportRow row(TlsCount count) {
        TlsSession session = count.session();
        return new TlsReportRow(
                count.day(),
                session.policyDomain(),
                session.policy().kind().keyword(),
                String.join("\n", session.policy().lines()),
                String.join("\n", session.policy().mxPatterns()),
                session.failure().map(TlsFailure::keyword).orElse(""),
                session.receiver().host(),
                session.receiver().address(),
                session.receiver().detail(),
                count.sessions());
    }

    void forgetBefore(Instant time) {
        reports.removeBefore(LocalDate.ofInstant(time, ZoneOffset.UTC));
    }
}
