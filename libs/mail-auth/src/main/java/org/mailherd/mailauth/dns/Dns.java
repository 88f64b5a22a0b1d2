package org.mailherd.mailauth.dns;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;

/**
 * The DNS questions of sender authentication. Names are given without a trailing dot and may come
 * from a stranger: a name the DNS cannot carry (RFC 1035 2.3.4) answers {@link Answer.NoSuchName}.
 * Aliases (CNAME) are followed. Calls block and never throw for what the network does: that is an
 * {@link Answer.Failure}.
 */
public interface Dns {

    /**
     * TXT records, the strings of one record joined without a separator (RFC 7208 3.3); one
     * character for each octet.
     */
    Answer<String> txt(String name);

    Answer<Inet4Address> a(String name);

    Answer<Inet6Address> aaaa(String name);

    /** Mail exchangers, lowest preference first. */
    Answer<MailExchanger> mx(String name);

    /** Names of an address, from in-addr.arpa or ip6.arpa. */
    Answer<String> ptr(InetAddress address);
}
