package org.mailherd.smtp.security;

import org.mailherd.mailauth.mtasts.StsAnswer;
import org.mailherd.mailqueue.envelope.RequireTls;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.TlsPolicy;

/**
 * What is known before a host is chosen.
 *
 * @param domain of the recipients, or the host that the operator named
 * @param policy of the route
 * @param wish of the sender
 * @param sts of the domain
 * @param authentic whether DNSSEC proves the domain's list of hosts
 */
public record Destination(
        NextHop nextHop, TlsPolicy policy, RequireTls wish, StsAnswer sts, boolean authentic) {
    /** The domain, or the host that the operator named. */
    public String domain() {
        return switch (nextHop) {
            case NextHop.MailDomain(String domain, int _) -> domain;
            case NextHop.Host(String host, int _, boolean _) -> host;
        };
    }

    int port() {
        return switch (nextHop) {
            case NextHop.MailDomain(String _, int port) -> port;
            case NextHop.Host(String _, int port, boolean _) -> port;
        };
    }

    /** Whether the operator, not the DNS, says which host it is. */
    boolean isFixed() {
        return nextHop instanceof NextHop.Host;
    }
}
