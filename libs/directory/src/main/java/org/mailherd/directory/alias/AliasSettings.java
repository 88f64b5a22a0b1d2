package org.mailherd.directory.alias;

import java.util.List;
import java.util.Set;

/**
 * What an administrator sets for an alias.
 *
 * @param address {@code info@example.org}, {@code shop-*@example.org} for a pattern, or {@code
 *     @example.org} for all that no other address of the domain takes
 * @param destinations addresses, ours or anybody's; or one of {@link #PSEUDO} alone
 * @param internal whether only people of its own domain may write to it
 * @param senderAllowed whether its destinations may send as this address
 * @param publicComment at most 160 characters
 * @param privateComment at most 160 characters
 */
public record AliasSettings(
        String address,
        List<String> destinations,
        boolean active,
        boolean internal,
        boolean senderAllowed,
        String publicComment,
        String privateComment) {
    /** mailcow's address for "silently discard". */
    public static final String DISCARD = "null@localhost";

    /** mailcow's addresses for "learn as ham" and "learn as spam". */
    public static final String LEARN_HAM = "ham@localhost";

    public static final String LEARN_SPAM = "spam@localhost";

    /** Targets that are no mailboxes. */
    public static final Set<String> PSEUDO = Set.of(DISCARD, LEARN_HAM, LEARN_SPAM);

    public AliasSettings {
        destinations = List.copyOf(destinations);
    }

    /** Open to everybody. */
    public AliasSettings(
            String address,
            List<String> destinations,
            boolean active,
            boolean senderAllowed,
            String publicComment,
            String privateComment) {
        this(address, destinations, active, false, senderAllowed, publicComment, privateComment);
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
