package org.mailherd.watchdog.probe;

import java.net.URI;
import org.mailherd.watchdog.container.Containers;
import org.springframework.stereotype.Component;

/** Makes the probe that an address names: its scheme is the protocol. */
@Component
public final class Probes {
    private final WebProbes web;
    private final StoreProbes stores;
    private final Containers containers;

    Probes(WebProbes web, StoreProbes stores, Containers containers) {
        this.web = web;
        this.stores = stores;
        this.containers = containers;
    }

    /**
     * @param where such as {@code smtp://smtp:2525}, {@code mariadb:query}, {@code container:clamd}
     * @throws IllegalArgumentException if there is no such probe
     */
    public Probe of(URI where) {
        return switch (String.valueOf(where.getScheme())) {
            case "smtp" -> () -> MailProbes.smtp(where, "EHLO");
            case "lmtp" -> () -> MailProbes.smtp(where, "LHLO");
            case "imap" -> () -> MailProbes.imap(where);
            case "pop3" -> () -> MailProbes.pop3(where);
            case "sieve" -> () -> MailProbes.sieve(where);
            case "tls" -> () -> MailProbes.tls(where);
            case "http" -> () -> web.page(where);
            case "antispam" -> () -> web.antispam(where);
            case "dns" -> () -> DnsProbe.check(where);
            case "mariadb" -> stores::mariadb;
            case "redis" -> stores::redis;
            case "container" -> () -> container(where.getSchemeSpecificPart());
            default -> throw new IllegalArgumentException("no probe for " + where);
        };
    }

    /** By the container's own health check; one that is not part of the stack is well. */
    private void container(String service) throws ProbeFailedException {
        boolean unhealthy =
                containers.find(service).filter(container -> !container.isWell()).isPresent();
        if (unhealthy) {
            throw new ProbeFailedException("its container is unhealthy");
        }
    }
}
