package org.mailherd.mailauth.dmarc;

import org.mailherd.mailmodel.AddressSyntaxException;
import org.mailherd.mailmodel.MailDomain;

/** Whether proven domains belong to an author's. For one thread. */
final class AlignmentTest {
    private final DomainSearch search;
    private final String author;
    private boolean unknown;

    AlignmentTest(DomainSearch search, String author) {
        this.search = search;
        this.author = author;
    }

    /** Whether the DNS failed where it would have mattered. */
    boolean unknown() {
        return unknown;
    }

    /**
     * RFC 9989 4.4. A domain outside of the author's organization needs no look-up: a stranger's
     * signatures cannot send us up their trees.
     */
    boolean holds(String proven, Alignment alignment, Discovery discovery) {
        String domain;
        try {
            domain = MailDomain.parse(proven);
        } catch (AddressSyntaxException e) {
            return false;
        }
        if (domain.equals(author)) {
            return true;
        }
        String organization = discovery.organizational();
        return switch (alignment) {
            case STRICT -> false;
            case RELAXED -> isWithin(domain, organization) && isOf(domain, organization);
        };
    }

    private boolean isOf(String domain, String organization) {
        Discovery other = search.of(domain);
        unknown |= other.failed();
        return !other.failed() && other.organizational().equals(organization);
    }

    private static boolean isWithin(String domain, String organization) {
        return domain.equals(organization) || domain.endsWith("." + organization);
    }
}
