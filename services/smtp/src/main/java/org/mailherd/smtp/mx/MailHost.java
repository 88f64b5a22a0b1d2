package org.mailherd.smtp.mx;

import java.net.InetAddress;
import java.util.List;

/**
 * One server of a next hop.
 *
 * @param preference of its MX record; servers of equal preference stand side by side
 * @param addresses in the order to try
 * @param canonical the name after aliases
 * @param authentic whether DNSSEC proves the addresses
 */
public record MailHost(
        String name,
        int preference,
        List<InetAddress> addresses,
        String canonical,
        boolean authentic) {
    public MailHost {
        addresses = List.copyOf(addresses);
    }
}
