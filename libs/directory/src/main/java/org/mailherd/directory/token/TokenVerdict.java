package org.mailherd.directory.token;

/** The answer of a {@link TokenVerifier}. */
public sealed interface TokenVerdict {
    /**
     * @param username a mailbox's address, as the issuer writes it
     */
    record Valid(String username) implements TokenVerdict {}

    /**
     * @param reason for the log only
     */
    record Invalid(String reason) implements TokenVerdict {}
}
