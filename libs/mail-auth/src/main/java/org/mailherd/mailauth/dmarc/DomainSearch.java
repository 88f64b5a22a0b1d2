package org.mailherd.mailauth.dmarc;

/** Finds a domain's organization and the record that holds for it. */
interface DomainSearch {
    /**
     * @param domain A-labels
     */
    Discovery of(String domain);
}
