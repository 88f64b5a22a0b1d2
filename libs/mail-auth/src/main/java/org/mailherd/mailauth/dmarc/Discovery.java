package org.mailherd.mailauth.dmarc;

import java.util.Optional;

/**
 * What the DNS says of a domain.
 *
 * @param organizational the domain of the organization it belongs to
 * @param policy the record that holds for mail from it
 * @param failure why it may not be the whole truth; empty when it is
 * @param several whether some name had more than one record: none of them counts
 */
record Discovery(
        String organizational, Optional<Published> policy, String failure, boolean several) {
    boolean failed() {
        return !failure.isEmpty();
    }
}
