package org.mailherd.smtp.delivery;

import java.net.InetAddress;
import java.util.List;
import org.mailherd.mailmodel.SmtpReply;

/** Where mail for a domain goes. */
public sealed interface MailHosts {
    /** Hosts to try in this order. */
    record Via(List<Host> hosts) implements MailHosts {}

    /** Not now: DNS did not answer. */
    record Later(SmtpReply reply) implements MailHosts {}

    /** Not ever: no such domain, or it takes no mail. */
    record Nowhere(SmtpReply reply) implements MailHosts {}

    /** One server and its addresses. */
    record Host(String name, List<InetAddress> addresses) {}
}
