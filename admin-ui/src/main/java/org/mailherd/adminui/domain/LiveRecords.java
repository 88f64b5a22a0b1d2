package org.mailherd.adminui.domain;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.mailherd.directory.dkim.KeyRecord;
import org.mailherd.directory.dkim.SigningKeyStore;
import org.mailherd.dnschecker.DomainCheck;
import org.mailherd.dnschecker.Expectations;
import org.mailherd.dnschecker.Report;
import org.mailherd.mailauth.dns.ResolverDns;
import org.mailherd.platform.boot.PlatformProperties;
import org.springframework.stereotype.Component;

/** What the DNS says of a domain right now, and what to change. */
@Component
class LiveRecords {
    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private final SigningKeyStore keys;
    private final PlatformProperties host;
    private final DomainCheck check;

    LiveRecords(SigningKeyStore keys, PlatformProperties host, Clock clock) {
        this.keys = keys;
        this.host = host;
        // no cache: who has just changed a record presses the button again
        this.check = new DomainCheck(ResolverDns.of(host.dns().resolver(), TIMEOUT, false), clock);
    }

    Report look(String domain) {
        Optional<KeyRecord> key = keys.recordsFor(domain).stream().findFirst();
        return check.check(
                new Expectations(
                        domain,
                        Optional.of(host.hostname()),
                        List.of(),
                        key.map(KeyRecord::selector).orElse(Expectations.DEFAULT_SELECTOR),
                        key.map(KeyRecord::dnsRecord)));
    }
}
