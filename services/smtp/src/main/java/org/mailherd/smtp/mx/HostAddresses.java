package org.mailherd.smtp.mx;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.Proven;
import org.mailherd.mailauth.dns.SecureDns;

/** The addresses of a host, both families. */
final class HostAddresses {
    private final SecureDns dns;

    /** What the DNS says of a host; {@code failure} is empty unless nobody knows. */
    record Found(List<InetAddress> addresses, String canonical, boolean authentic, String failure) {
        static Found fixed(String name, InetAddress address) {
            return new Found(List.of(address), name, false, "");
        }

        Found with(List<InetAddress> some) {
            return new Found(some, canonical, authentic, failure);
        }
    }

    HostAddresses(SecureDns dns) {
        this.dns = dns;
    }

    Found of(String host) {
        String name = host.toLowerCase(Locale.ROOT);
        Proven<Inet6Address> six = dns.aaaa(name);
        Proven<Inet4Address> four = dns.a(name);
        List<InetAddress> mixed = mixed(six.answer().orEmpty(), four.answer().orEmpty());
        String failure = mixed.isEmpty() ? failure(six.answer()) + failure(four.answer()) : "";
        // RFC 7672 2.2.2: one unproven family is enough for a forger.
        boolean authentic =
                isProven(six)
                        && isProven(four)
                        && six.name().equals(four.name())
                        && !mixed.isEmpty();
        return new Found(mixed, authentic ? four.name() : name, authentic, failure);
    }

    private static boolean isProven(Proven<?> answer) {
        return answer.authentic() && !answer.answer().failed();
    }

    private static String failure(Answer<?> answer) {
        return answer instanceof Answer.Failure<?>(String reason) ? reason + " " : "";
    }

    /** IPv6 first, then in turn, so that a family which does not work costs one try. */
    static List<InetAddress> mixed(List<Inet6Address> six, List<Inet4Address> four) {
        List<Inet6Address> sixes = new ArrayList<>(six);
        List<Inet4Address> fours = new ArrayList<>(four);
        Collections.shuffle(sixes);
        Collections.shuffle(fours);
        List<InetAddress> mixed = new ArrayList<>();
        for (int i = 0; i < Math.max(sixes.size(), fours.size()); i++) {
            if (i < sixes.size()) {
                mixed.add(sixes.get(i));
            }
            if (i < fours.size()) {
                mixed.add(fours.get(i));
            }
        }
        return mixed;
    }
}
