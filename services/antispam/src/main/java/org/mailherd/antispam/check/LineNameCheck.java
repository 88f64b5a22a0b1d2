package org.mailherd.antispam.check;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.mailherd.antispam.facts.ClientName;

/**
 * Whether the client's name is one that an access provider gives to every line: no mail server, but
 * a hacked machine at home. Cost: one name.
 */
final class LineNameCheck implements Check {

    private static final String GROUP = "hfilter";
    private static final Symbol LINE =
            Symbol.of(
                    "HFILTER_HOSTNAME_4",
                    2.5,
                    GROUP,
                    "The client is a line of an access provider, by its name, and no mail server");
    private static final Symbol NUMBERED =
            Symbol.of(
                    "HFILTER_HOSTNAME_2",
                    1,
                    GROUP,
                    "The client's name is made of its address; mail servers are given names");

    private static final Pattern ACCESS =
            Pattern.compile(
                    "(?<![a-z])(?:[axv]?dsl|dyn|dynamic\\w{0,8}|dial\\w{0,4}|ppp\\w{0,3}|pool|dhcp|cable\\w{0,6}"
                            + "|catv|broadband|wimax|fttx?|pppoe|cpe|mobile|wireless|customers?|users?|home|telecom\\w{0,3})"
                            + "(?![a-z])");
    private static final Pattern FIXED =
            Pattern.compile("(?<![a-z])(?:static|mail|mx|smtp|mta|relay)(?![a-z])");

    @Override
    public List<Hit> run(Scan scan) {
        return Handover.of(scan)
                .flatMap(handover ->
                        name(handover)
                                .filter(name -> !FIXED.matcher(name).find())
                                .flatMap(name -> hit(name, handover.address())))
                .stream()
                .toList();
    }

    private static Optional<String> name(Handover handover) {
        return switch (handover.name()) {
            case ClientName.Confirmed(String name) -> Optional.of(name.toLowerCase(Locale.ROOT));
            case ClientName.Unconfirmed(String name) -> Optional.of(name.toLowerCase(Locale.ROOT));
            case ClientName.Missing _, ClientName.Unknown _ -> Optional.empty();
        };
    }

    private static Optional<Hit> hit(String name, InetAddress address) {
        if (!(address instanceof Inet4Address) || !holds(name, address.getAddress())) {
            return Optional.empty();
        }
        return Optional.of(Hit.of(ACCESS.matcher(name).find() ? LINE : NUMBERED, name));
    }

    /**
     * Two neighbouring octets of the address in either order, as numbers, or all in hexadecimal.
     */
    private static boolean holds(String name, byte[] address) {
        StringBuilder hex = new StringBuilder();
        for (byte octet : address) {
            hex.append(String.format(Locale.ROOT, "%02x", octet));
        }
        if (name.contains(hex)) {
            return true;
        }
        int found = 0;
        for (int i = 0; i + 1 < address.length; i++) {
            String one = "0{0,2}" + (address[i] & 0xff);
            String other = "0{0,2}" + (address[i + 1] & 0xff);
            String pair = one + "[-._x]?" + other + "|" + other + "[-._x]?" + one;
            found += Pattern.compile("(?<![0-9])(?:" + pair + ")").matcher(name).find() ? 1 : 0;
        }
        return found >= 2;
    }
}
