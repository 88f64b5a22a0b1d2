package org.mailherd.directory.token;

import org.jspecify.annotations.Nullable;

/** The issuer of tokens does not answer, or not in a way that can be read. */
public final class IssuerUnavailableException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public IssuerUnavailableException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
