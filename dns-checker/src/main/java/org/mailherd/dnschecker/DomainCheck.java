package org.mailherd.dnschecker;

import java.time.Clock;
import java.util.List;
import org.mailherd.mailauth.dns.Dns;

/**
 * Looks at all a mail domain needs. Pure over the DNS; blocks while it answers; safe for several
 * threads.
 */
public final class DomainCheck {

    private final Dns dns;
    private final List<SubjectCheck> checks;

    public DomainCheck(Dns dns, Clock clock) {
        this.dns = dns;
        this.checks =
                List.of(
                        new MxCheck(),
                        new HostCheck(),
                        new PtrCheck(),
                        new SpfRecordCheck(clock),
                        new DkimRecordCheck(),
                        new DmarcRecordCheck());
    }

    public Report check(Expectations expected) {
        Server server = Server.find(expected, dns);
        return new Report(
                expected.domain(),
                checks.stream()
                        .flatMap(check -> check.look(expected, server, dns).stream())
                        .toList());
    }
}
