package org.mailherd.dnschecker;

import java.util.List;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.dns.MailExchanger;

/** Whether mail for the domain finds the server (RFC 5321 5.1, RFC 7505). */
final class MxCheck implements SubjectCheck {

    private static final String SUBJECT = "MX";

    @Override
    public List<Finding> look(Expectations expected, Server server, Dns dns) {
        String domain = expected.domain();
        String host = server.hostname().orElse("");
        String target = host.isEmpty() ? "10 the mail server's name" : "10 " + host;
        Answer<MailExchanger> answer = dns.mx(domain);
        if (answer.failed()) {
            return List.of(Finding.unanswered(SUBJECT, domain, target));
        }
        List<MailExchanger> found = answer.orEmpty();
        List<String> seen = found.stream().map(mx -> mx.preference() + " " + mx.host()).toList();
        if (found.isEmpty()) {
            return fail(
                    domain,
                    seen,
                    target,
                    "Add an MX record for " + domain + " that names the mail server.");
        }
        if (found.stream().anyMatch(MailExchanger::isNull)) {
            return fail(
                    domain,
                    seen,
                    target,
                    "Replace the null MX (0 .): it says that the domain takes no mail.");
        }
        for (MailExchanger exchanger : found) {
            if (unresolved(exchanger.host(), dns)) {
                String advice =
                        "Give "
                                + exchanger.host()
                                + " an address, or take it out of the MX records.";
                return fail(domain, seen, target, advice);
            }
        }
        if (expected.hostname().isPresent()
                && found.stream().noneMatch(mx -> mx.host().equalsIgnoreCase(host))) {
            return fail(
                    domain, seen, target, "Point an MX record of " + domain + " at " + host + ".");
        }
        return List.of(new Finding(SUBJECT, domain, State.OK, seen, "", ""));
    }

    private static boolean unresolved(String host, Dns dns) {
        return dns.a(host).isVoid() && dns.aaaa(host).isVoid();
    }

    private static List<Finding> fail(
            String domain, List<String> seen, String target, String advice) {
        return List.of(new Finding(SUBJECT, domain, State.FAIL, seen, target, advice));
    }
}
