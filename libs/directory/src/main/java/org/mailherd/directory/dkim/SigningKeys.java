package org.mailherd.directory.dkim;

import java.util.List;

/** The active signing keys of our domains. */
public interface SigningKeys {
    /**
     * Empty if the domain is not ours or has no key.
     *
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     */
    List<SigningKey> forDomain(String domain);
}
