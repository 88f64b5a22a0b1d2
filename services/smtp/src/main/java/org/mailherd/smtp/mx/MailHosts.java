package org.mailherd.smtp.mx;

import java.util.List;
import org.mailherd.mailmodel.SmtpReply;

/** Where mail for a next hop goes. */
public sealed interface MailHosts {
    /**
     * Hosts to try in this order.
     *
     * @param authentic whether DNSSEC proves that they are the ones
     */
    record Via(List<MailHost> hosts, boolean authentic) implements MailHosts {}

    /** Not now: DNS did not answer, or not with anything to believe. */
    record Later(SmtpReply reply) implements MailHosts {}

    /** Not ever: no such domain, or it takes no mail. */
    record Nowhere(SmtpReply reply) implements MailHosts {}
}
