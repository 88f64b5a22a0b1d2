package org.mailherd.dnschecker;

import java.net.InetAddress;
import java.util.List;
import org.mailherd.mailauth.dns.AddressText;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Dns;

/**
 * Whether each address of the server has a name that leads back to it: big providers refuse mail
 * without one.
 */
final class PtrCheck implements SubjectCheck {

    private static final String SUBJECT = "PTR";

    @Override
    public List<Finding> look(Expectations expected, Server server, Dns dns) {
        return server.addresses().stream().map(address -> look(address, server, dns)).toList();
    }

    private static Finding look(InetAddress address, Server server, Dns dns) {
        String text = AddressText.of(address);
        String host = server.hostname().orElse("the mail server's name");
        Answer<String> answer = dns.ptr(address);
        if (answer.failed()) {
            return Finding.unanswered(SUBJECT, text, host);
        }
        List<String> names = answer.orEmpty();
        if (names.isEmpty()) {
            String advice =
                    "Ask your provider to set the reverse name of " + text + " to " + host + ".";
            return new Finding(SUBJECT, text, State.FAIL, names, host, advice);
        }
        List<String> confirmed =
                names.stream()
                        .filter(name -> Server.addresses(name, dns).contains(address))
                        .toList();
        if (confirmed.isEmpty()) {
            String advice =
                    "Set the reverse name of "
                            + text
                            + " to "
                            + host
                            + ": "
                            + names.getFirst()
                            + " does not lead back to it.";
            return new Finding(SUBJECT, text, State.FAIL, names, host, advice);
        }
        if (confirmed.stream().noneMatch(host::equalsIgnoreCase)) {
            String advice =
                    "Better set the reverse name of "
                            + text
                            + " to "
                            + host
                            + ", the name the server gives.";
            return new Finding(SUBJECT, text, State.WARN, names, host, advice);
        }
        return new Finding(SUBJECT, text, State.OK, names, "", "");
    }
}
