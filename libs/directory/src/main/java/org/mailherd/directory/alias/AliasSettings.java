package org.mailherd.directory.alias;

import java.util.List;

/**
 * What an administrator sets for an alias.
 *
 * @param address {@code info@example.org}, or {@code @example.org} for all that no other address of
 *     the domain takes
 * @param destinations addresses, ours or anybody's; or {@link #DISCARD} alone
 * @param senderAllowed whether its destinations may send as this address
 * @param publicComment at most 160 characters
 * @param privateComment at most 160 characters
 */
public record AliasSettings(
        String address,
        List<String> destinations,
        boolean active,
        boolean senderAllowed,
        String publicComment,
        String privateComment) {
    /** mailcow's address for "silently discard". */
    public static final String DISCARD = "null@localhost";

    public AliasSettings {
        destinations = List.copyOf(destinations);
    }

    public boolean isCatchAll() {
        return address.startsWith("@");
    }

    public boolean isDiscarded() {
        return destinations.equals(List.of(DISCARD));
    }

    /** What stands after the last @. */
    public String domain() {
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
