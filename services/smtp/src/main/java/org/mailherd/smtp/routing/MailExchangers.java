package org.mailherd.smtp.routing;

import java.util.List;

/** The mail exchangers of domains, for entries of the transport map that go by their names. */
@FunctionalInterface
public interface MailExchangers {
    /**
     * Names without final dot; none when the domain has no MX records.
     *
     * @throws RouteUnknownException when the DNS does not answer
     */
    List<String> of(String domain);
}
