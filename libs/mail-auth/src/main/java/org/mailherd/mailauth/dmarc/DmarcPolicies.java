package org.mailherd.mailauth.dmarc;

import java.util.Optional;

/**
 * @param domain tag p: for the domain itself
 * @param subdomain tag sp
 * @param nonexistent tag np: for names below that the DNS does not know
 */
public record DmarcPolicies(
        DmarcPolicy domain, Optional<DmarcPolicy> subdomain, Optional<DmarcPolicy> nonexistent) {

    static final DmarcPolicies NONE =
            new DmarcPolicies(DmarcPolicy.NONE, Optional.empty(), Optional.empty());

    DmarcPolicy forSubdomain() {
        return subdomain.orElse(domain);
    }

    DmarcPolicy forNonexistent() {
        return nonexistent.orElseGet(this::forSubdomain);
    }
}
