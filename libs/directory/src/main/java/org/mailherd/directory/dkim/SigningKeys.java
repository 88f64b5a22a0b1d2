package org.mailherd.directory.dkim;

import java.util.List;

/** The active signing keys of our domains. */
public interface SigningKeys {
    /**
     * The keys that sign for mail from a domain: its own; else, for a subdomain, those of the
     * nearest domain above it, which DMARC takes for aligned; else, for an alias domain, those of
     * its target, which only prove that the mail is ours: give an alias domain a key of its own.
     *
     * @return empty if the domain is not ours or has no key
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     */
    List<SigningKey> forDomain(String domain);
}
