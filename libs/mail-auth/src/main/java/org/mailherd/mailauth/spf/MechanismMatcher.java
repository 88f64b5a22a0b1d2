package org.mailherd.mailauth.spf;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.dns.MailExchanger;

/**
 * Whether a mechanism other than include matches the client (RFC 7208 5). One for each domain of a
 * query.
 */
final class MechanismMatcher {

    /** RFC 7208 4.6.4: more exchangers are a permerror. */
    private static final int EXCHANGER_LIMIT = 10;

    private final Dns dns;
    private final LookupBudget budget;
    private final QueryMacros macros;
    private final InetAddress client;

    MechanismMatcher(Dns dns, LookupBudget budget, QueryMacros macros) {
        this.dns = dns;
        this.budget = budget;
        this.macros = macros;
        this.client = macros.query().client();
    }

    boolean a(Mechanism.A a) throws SpfEndedException {
        return hostMatches(target(a.domain()), a.prefix());
    }

    boolean mx(Mechanism.Mx mx) throws SpfEndedException {
        List<MailExchanger> exchangers = budget.answered(dns.mx(target(mx.domain()))).orEmpty();
        if (exchangers.size() > EXCHANGER_LIMIT) {
            throw SpfEndedException.permerror("more than " + EXCHANGER_LIMIT + " mail exchangers");
        }
        for (MailExchanger exchanger : exchangers) {
            if (!exchanger.isNull() && hostMatches(exchanger.host(), mx.prefix())) {
                return true;
            }
        }
        return false;
    }

    boolean ptr(Mechanism.Ptr ptr) throws SpfEndedException {
        String domain = target(ptr.domain());
        Answer<String> pointers = macros.clientNames().pointers();
        if (pointers.failed()) {
            return false; // RFC 7208 5.5: a DNS error means no match here
        }
        budget.answered(pointers);
        return macros.clientNames().all().stream()
                .anyMatch(name -> ValidatedNames.within(name, domain));
    }

    /** RFC 7208 5.7: always type A, also for an IPv6 client. */
    boolean exists(Mechanism.Exists exists) throws SpfEndedException {
        return !budget.answered(dns.a(SpfDomain.expand(exists.domain(), macros)))
                .orEmpty()
                .isEmpty();
    }

    private boolean hostMatches(String host, Mechanism.Prefix prefix) throws SpfEndedException {
        return budget.answered(ValidatedNames.addresses(dns, host, client)).orEmpty().stream()
                .anyMatch(address -> prefix.covers(address, client));
    }

    private String target(Optional<MacroString> domain) {
        return domain.map(text -> SpfDomain.expand(text, macros)).orElse(macros.domain());
    }
}
