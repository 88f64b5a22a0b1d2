package org.mailherd.mailauth.dmarc;

import com.google.common.net.InternetDomainName;
import java.util.Optional;

/**
 * The public suffix list (publicsuffix.org, both of its parts) as the library brings it; a name
 * that no rule knows lies below its last label, as the list's own default rule has it.
 */
public final class SuffixList {

    private SuffixList() {}

    /**
     * @param domain A-labels
     */
    public static boolean isSuffix(String domain) {
        return suffix(domain).equals(domain);
    }

    /** One label below the suffix; a suffix itself is its own (RFC 7489 3.2). */
    public static String organizational(String domain) {
        String suffix = suffix(domain);
        if (suffix.equals(domain)) {
            return domain;
        }
        String below = domain.substring(0, domain.length() - suffix.length() - 1);
        return below.substring(below.lastIndexOf('.') + 1) + "." + suffix;
    }

    /** The longest suffix that the domain is or lies below. */
    static String suffix(String domain) {
        return known(domain).orElseGet(() -> domain.substring(domain.lastIndexOf('.') + 1));
    }

    private static Optional<String> known(String domain) {
        try {
            return Optional.ofNullable(InternetDomainName.from(domain).publicSuffix())
                    .map(InternetDomainName::toString);
        } catch (IllegalArgumentException e) {
            return Optional.empty(); // a name that no registry would give out
        }
    }
}
