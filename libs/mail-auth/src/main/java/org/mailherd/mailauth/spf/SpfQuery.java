package org.mailherd.mailauth.spf;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailDomain;

/**
 * Whose permission is asked for (RFC 7208 4.1).
 *
 * @param client address of the SMTP client; an IPv4-mapped one counts as IPv4 (RFC 7208 5)
 * @param localPart of the sender, never empty
 * @param senderDomain domain of the sender, A-labels
 * @param helo name given with HELO or EHLO; A-labels where U-labels came (RFC 8616 4)
 */
public record SpfQuery(InetAddress client, String localPart, String senderDomain, String helo) {

    /** RFC 7208 4.3: the local part when there is none. */
    private static final String POSTMASTER = "postmaster";

    public SpfQuery {
        client = unmapped(client);
        localPart = localPart.isEmpty() ? POSTMASTER : localPart;
        senderDomain = asciiDomain(senderDomain);
        helo = isAscii(helo) ? helo : asciiDomain(helo);
    }

    /**
     * The MAIL FROM identity (RFC 7208 2.4).
     *
     * @param sender address without angle brackets; empty for the null reverse path, then the HELO
     *     identity is meant
     */
    public static SpfQuery mailFrom(InetAddress client, String sender, String helo) {
        if (sender.isEmpty()) {
            return helo(client, helo);
        }
        int at = sender.lastIndexOf('@');
        return new SpfQuery(
                client,
                at < 0 ? POSTMASTER : sender.substring(0, at),
                sender.substring(at + 1),
                helo);
    }

    /** The HELO identity (RFC 7208 2.3). */
    public static SpfQuery helo(InetAddress client, String helo) {
        return new SpfQuery(client, POSTMASTER, helo, helo);
    }

    String sender() {
        return localPart + "@" + senderDomain;
    }

    private static InetAddress unmapped(InetAddress address) {
        byte[] octets = address.getAddress();
        boolean mapped = address instanceof Inet6Address && isMapped(octets);
        try {
            return mapped ? InetAddress.getByAddress(Arrays.copyOfRange(octets, 12, 16)) : address;
        } catch (UnknownHostException e) {
            throw new IllegalStateException("four octets are an address", e);
        }
    }

    private static boolean isMapped(byte[] octets) {
        for (int i = 0; i < 10; i++) {
            if (octets[i] != 0) {
                return false;
            }
        }
        return octets[10] == -1 && octets[11] == -1;
    }

    private static boolean isAscii(String text) {
        return text.chars().allMatch(c -> c < 0x80);
    }

    private static String asciiDomain(String domain) {
        String plain = domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
        if (isAscii(plain)) {
            return plain;
        }
        try {
            return MailDomain.parse(plain);
        } catch (AddressSyntaxException e) {
            return plain;
        }
    }
}
