package org.mailherd.dnschecker;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.dns.MailExchanger;

/**
 * The mail server as far as it is known: told, or found in the DNS.
 *
 * @param hostname told, or the first mail exchanger
 * @param addresses told, or those of the host name
 */
record Server(Optional<String> hostname, List<InetAddress> addresses) {

    static Server find(Expectations expected, Dns dns) {
        Optional<String> hostname =
                expected.hostname().or(() -> firstExchanger(expected.domain(), dns));
        List<InetAddress> addresses =
                expected.addresses().isEmpty()
                        ? hostname.map(name -> addresses(name, dns)).orElse(List.of())
                        : expected.addresses();
        return new Server(hostname, addresses);
    }

    static List<InetAddress> addresses(String name, Dns dns) {
        List<InetAddress> found = new ArrayList<>(dns.a(name).orEmpty());
        found.addAll(dns.aaaa(name).orEmpty());
        return found;
    }

    private static Optional<String> firstExchanger(String domain, Dns dns) {
        return dns.mx(domain).orEmpty().stream()
                .filter(exchanger -> !exchanger.isNull())
                .map(MailExchanger::host)
                .findFirst();
    }
}
