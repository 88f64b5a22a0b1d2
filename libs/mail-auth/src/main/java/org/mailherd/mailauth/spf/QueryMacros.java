package org.mailherd.mailauth.spf;

import java.net.InetAddress;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.mailherd.mailauth.dns.AddressText;

/**
 * The macro letters' values for one domain of one query (RFC 7208 7.2).
 *
 * @param receivingHost letter r
 * @param now letter t
 */
record QueryMacros(
        SpfQuery query,
        String domain,
        ValidatedNames clientNames,
        String receivingHost,
        Instant now)
        implements MacroString.Values {

    /**
     * RFC 8616 4: what wants a local part beyond US-ASCII matches nothing, since no label of the
     * DNS has one.
     */
    boolean canFill(MacroString text) {
        return !text.wantsLocalPart() || query.localPart().chars().allMatch(c -> c < 0x80);
    }

    @Override
    public String of(char letter) {
        return switch (letter) {
            case 's' -> query.sender();
            case 'l' -> query.localPart();
            case 'o' -> query.senderDomain();
            case 'd' -> domain;
            case 'i' -> dotted(query.client());
            case 'p' -> validatedName();
            case 'v' -> query.client().getAddress().length == 4 ? "in-addr" : "ip6";
            case 'h' -> query.helo();
            case 'c' -> AddressText.of(query.client());
            case 'r' -> receivingHost;
            case 't' -> Long.toString(now.getEpochSecond());
            default -> throw new IllegalArgumentException("no macro letter: " + letter);
        };
    }

    /** RFC 7208 7.3: dotted quad, or the nibbles of an IPv6 address with dots between. */
    private static String dotted(InetAddress address) {
        byte[] octets = address.getAddress();
        if (octets.length == 4) {
            return address.getHostAddress();
        }
        StringBuilder nibbles = new StringBuilder();
        for (byte octet : octets) {
            String hex = "%02x".formatted(octet & 0xff).toUpperCase(Locale.ROOT);
            nibbles.append(hex.charAt(0)).append('.').append(hex.charAt(1)).append('.');
        }
        return nibbles.substring(0, nibbles.length() - 1);
    }

    /** RFC 7208 7.3: the domain itself before a name below it before any other; else "unknown". */
    private String validatedName() {
        List<String> names = clientNames.all();
        return names.stream()
                .filter(domain::equalsIgnoreCase)
                .findFirst()
                .or(() ->
                        names.stream()
                                .filter(name -> ValidatedNames.within(name, domain))
                                .findFirst())
                .or(() -> names.stream().findFirst())
                .orElse("unknown");
    }
}
