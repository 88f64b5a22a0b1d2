package org.mailherd.dnschecker;

import java.net.InetAddress;
import java.util.List;
import java.util.stream.Collectors;
import org.mailherd.mailauth.dns.AddressText;
import org.mailherd.mailauth.dns.Dns;

/** Whether the mail server's name has its addresses. */
final class HostCheck implements SubjectCheck {

    private static final String SUBJECT = "A/AAAA";

    @Override
    public List<Finding> look(Expectations expected, Server server, Dns dns) {
        if (server.hostname().isEmpty()) {
            return List.of(); // the missing MX is said elsewhere
        }
        String host = server.hostname().get();
        String wanted =
                expected.addresses().stream()
                        .map(AddressText::of)
                        .collect(Collectors.joining(", "));
        List<InetAddress> found = Server.addresses(host, dns);
        List<String> seen = found.stream().map(AddressText::of).toList();
        if (found.isEmpty() && (dns.a(host).failed() || dns.aaaa(host).failed())) {
            return List.of(Finding.unanswered(SUBJECT, host, wanted));
        }
        if (found.isEmpty()) {
            return List.of(
                    new Finding(
                            SUBJECT,
                            host,
                            State.FAIL,
                            seen,
                            wanted,
                            "Add an A or AAAA record for " + host + "."));
        }
        List<InetAddress> missing =
                expected.addresses().stream().filter(address -> !found.contains(address)).toList();
        if (!missing.isEmpty()) {
            String text = AddressText.of(missing.getFirst());
            String type = missing.getFirst().getAddress().length == 4 ? "A" : "AAAA";
            String advice = "Add an " + type + " record " + text + " for " + host + ".";
            return List.of(new Finding(SUBJECT, host, State.FAIL, seen, wanted, advice));
        }
        return List.of(new Finding(SUBJECT, host, State.OK, seen, "", ""));
    }
}
