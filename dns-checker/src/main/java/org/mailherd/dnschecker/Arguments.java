package org.mailherd.dnschecker;

import java.net.InetAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mailherd.mailmodel.InternationalName;

/**
 * The command line.
 *
 * @param resolver {@code HOST} or {@code HOST:PORT}; empty for the system's
 */
record Arguments(Expectations expectations, String resolver, boolean json) {

    static final String USAGE =
            """
            Checks what a mail domain needs in the DNS and says what to change.

            dns-checker DOMAIN [options]
              --hostname NAME       the mail server's name (else the first MX)
              --ip ADDRESS          an address it sends from; may be repeated (else the host name's)
              --selector NAME       of the DKIM key (dkim)
              --dkim-record TEXT    the TXT record the key should have
              --resolver HOST:PORT  name server to ask (else the system's)
              --json                print JSON

            Ends with 0 when all is well, 1 with warnings, 2 with faults, 64 when called wrongly.
            """;

    private static final Set<String> WITH_VALUE =
            Set.of("--hostname", "--ip", "--selector", "--dkim-record", "--resolver");

    /**
     * @throws IllegalArgumentException with a sentence for the caller
     */
    static Arguments parse(List<String> words) {
        Map<String, String> values = new HashMap<>();
        List<InetAddress> addresses = new ArrayList<>();
        List<String> domains = new ArrayList<>();
        boolean json = false;
        for (Iterator<String> rest = words.iterator(); rest.hasNext(); ) {
            String word = rest.next();
            if (word.equals("--json")) {
                json = true;
            } else if (WITH_VALUE.contains(word)) {
                if (!rest.hasNext()) {
                    throw new IllegalArgumentException(word + " needs a value");
                }
                String value = rest.next();
                if (word.equals("--ip")) {
                    addresses.add(address(value));
                } else {
                    values.put(word, value);
                }
            } else if (word.startsWith("-")) {
                throw new IllegalArgumentException("there is no option " + word);
            } else {
                domains.add(word);
            }
        }
        if (domains.size() != 1) {
            throw new IllegalArgumentException("name one domain");
        }
        return new Arguments(
                expectations(domains.getFirst(), values, addresses),
                values.getOrDefault("--resolver", ""),
                json);
    }

    private static Expectations expectations(
            String domain, Map<String, String> values, List<InetAddress> addresses) {
        return new Expectations(
                name(domain),
                Optional.ofNullable(values.get("--hostname")).map(Arguments::name),
                addresses,
                values.getOrDefault("--selector", Expectations.DEFAULT_SELECTOR),
                Optional.ofNullable(values.get("--dkim-record")));
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no IP address", e);
        }
    }

    private static String name(String text) {
        String plain = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
        try {
            String ascii = InternationalName.toAscii(plain);
            if (ascii.matches("[a-z0-9_-]+(\\.[a-z0-9_-]+)+")) {
                return ascii;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("'" + text + "' is no domain name", e);
        }
        throw new IllegalArgumentException("'" + text + "' is no domain name");
    }
}
