package org.mailherd.directory.rotation;

import java.util.Optional;
import org.mailherd.directory.dkim.KeyRecord;

/** What the world can see of our keys. */
@FunctionalInterface
public interface PublishedKeys {
    /**
     * @return whether the key's record stands in the DNS; empty when the DNS does not answer
     */
    Optional<Boolean> shows(KeyRecord key);
}
