package org.mailherd.mailauth.tlsrpt;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.mailherd.mailauth.dns.SecureDns;

/**
 * Counts TLS sessions of domains that publish where they want reports ({@code _smtp._tls}, RFC 8460
 * 3). Counting only adds to a bounded map; {@link #drain()} hands it over.
 */
public final class TlsReports {

    private static final int LIMIT = 20_000;

    private final SecureDns dns;
    private final Clock clock;
    private final Map<Key, Long> counts = new HashMap<>();

    private record Key(LocalDate day, TlsSession session) {}

    public TlsReports(SecureDns dns, Clock clock) {
        this.dns = dns;
        this.clock = clock;
    }

    /** Asks the DNS, mostly its cache; never throws. */
    public void add(TlsSession session) {
        if (isWanted(session.policyDomain())) {
            count(LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC), session, 1);
        }
    }

    private boolean isWanted(String domain) {
        return TlsReportRecord.parse(dns.txt("_smtp._tls." + domain).answer().orEmpty())
                .isPresent();
    }

    /** What was counted since the last call. */
    public List<TlsCount> drain() {
        synchronized (counts) {
            List<TlsCount> drained = new ArrayList<>();
            counts.forEach((key, sessions) ->
                    drained.add(new TlsCount(key.day(), key.session(), sessions)));
            counts.clear();
            return drained;
        }
    }

    /** Takes back what could not be stored. */
    public void giveBack(List<TlsCount> drained) {
        drained.forEach(one -> count(one.day(), one.session(), one.sessions()));
    }

    private void count(LocalDate day, TlsSession session, long sessions) {
        Key key = new Key(day, session);
        synchronized (counts) {
            if (counts.size() < LIMIT || counts.containsKey(key)) {
                counts.merge(key, sessions, Long::sum);
            }
        }
    }
}
