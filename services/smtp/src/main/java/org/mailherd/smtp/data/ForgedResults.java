package org.mailherd.smtp.data;

import org.mailherd.mailauth.results.AuthenticationResults;

/**
 * Finds Authentication-Results that bear our name. Whoever reads the message believes them, and we
 * have not written any yet: they must go, whoever sent them (RFC 8601 5).
 */
final class ForgedResults {
    private static final String FIELD = "Authentication-Results";

    private final String authservId;

    /**
     * @param authservId our host name
     */
    ForgedResults(String authservId) {
        this.authservId = authservId;
    }

    boolean claims(HeaderSection.Field field) {
        return field.named(FIELD) && AuthenticationResults.claims(field.value(), authservId);
    }
}
