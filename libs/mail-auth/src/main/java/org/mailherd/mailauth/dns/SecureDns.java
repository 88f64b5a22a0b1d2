package org.mailherd.mailauth.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;

/**
 * The DNS questions of delivery, each answered with whether DNSSEC proves it. As with {@link Dns},
 * names may come from a stranger and the network never makes a call throw.
 */
public interface SecureDns {

    /** Mail exchangers, lowest preference first. */
    Proven<MailExchanger> mx(String name);

    Proven<Inet4Address> a(String name);

    Proven<Inet6Address> aaaa(String name);

    /**
     * @param name with port and transport, such as {@code _25._tcp.mx.example.org}
     */
    Proven<TlsaRecord> tlsa(String name);

    /** TXT records, the strings of one record joined. */
    Proven<String> txt(String name);
}
