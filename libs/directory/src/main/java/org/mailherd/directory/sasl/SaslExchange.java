package org.mailherd.directory.sasl;

/** One dialogue of one mechanism; used once, by one thread. */
public interface SaslExchange {
    /**
     * What the server says when the client sent no initial response; empty for mechanisms in which
     * the client speaks first.
     */
    byte[] prompt();

    /**
     * @throws org.springframework.dao.DataAccessException if the directory cannot be asked
     * @throws org.mailherd.directory.token.IssuerUnavailableException if the issuer of tokens
     *     cannot be
     */
    SaslStep respond(byte[] response);
}
