package org.mailherd.smtp.routing;

/**
 * Nobody knows for now where a recipient's mail leaves to: the mail waits. The message may be told
 * to an operator.
 */
public final class RouteUnknownException extends RuntimeException {
    public RouteUnknownException(String message, Throwable cause) {
        super(message, cause);
    }

    public RouteUnknownException(String message) {
        super(message);
    }
}
