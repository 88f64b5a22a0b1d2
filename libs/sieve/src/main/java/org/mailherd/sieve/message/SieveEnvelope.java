package org.mailherd.sieve.message;

import java.util.Optional;

/**
 * The SMTP envelope of the message.
 *
 * @param from the reverse path without brackets; empty is the null path
 * @param to the recipient that this run is for
 * @param originalRecipient the ORCPT address, decoded, when the sender gave one
 * @param auth the authenticated sender, when there is one
 */
public record SieveEnvelope(
        String from, String to, Optional<String> originalRecipient, Optional<String> auth) {

    public static SieveEnvelope of(String from, String to) {
        return new SieveEnvelope(from, to, Optional.empty(), Optional.empty());
    }
}
