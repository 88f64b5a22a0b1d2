package org.mailherd.directory.dkim;

import org.springframework.dao.NonTransientDataAccessException;

/** A private key cannot be opened with what this service has: mail that needs it waits. */
public final class SealedKeyException extends NonTransientDataAccessException {
    private static final long serialVersionUID = 1;

    SealedKeyException(String recordName, boolean hasKey) {
        super(
                "the signing key "
                        + recordName
                        + (hasKey
                                ? " was sealed with another directory_key than this service has"
                                : " is sealed, and this service has no directory_key")
                        + ": put back the data/secrets/directory_key that belongs to this database"
                        + " and restart, or delete the key and make a new one");
    }
}
