package org.mailherd.directory.token;

/** Says whose a token is. */
@FunctionalInterface
public interface TokenVerifier {
    /**
     * @throws IssuerUnavailableException if the issuer is needed and does not answer: a temporary
     *     failure, no refusal
     */
    TokenVerdict verify(String token);
}
