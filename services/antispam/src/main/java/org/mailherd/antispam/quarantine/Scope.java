package org.mailherd.antispam.quarantine;

import java.util.List;

/**
 * Whose items somebody may see and handle.
 *
 * @param everywhere an administrator's
 * @param domains a domain administrator's own
 * @param mailbox its owner's alone; empty for all of the above
 */
record Scope(boolean everywhere, List<String> domains, String mailbox) {
    Scope {
        domains = List.copyOf(domains);
    }

    List<String> domainsOrNone() {
        return domains.isEmpty() ? List.of("") : domains;
    }
}
