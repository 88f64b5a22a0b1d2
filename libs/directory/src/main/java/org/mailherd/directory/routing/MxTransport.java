package org.mailherd.directory.routing;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * A line of the transport map that goes by the name of a mail exchanger.
 *
 * @param exchanger finds a match anywhere in the name, in any case
 */
public record MxTransport(Pattern exchanger, Relay relay) {
    /**
     * @param expression a regular expression, with or without slashes around it
     * @throws IllegalArgumentException if it is none
     */
    public static Pattern pattern(String expression) {
        String text = expression.strip();
        boolean slashes = text.length() > 1 && text.startsWith("/") && text.endsWith("/");
        try {
            return Pattern.compile(
                    slashes ? text.substring(1, text.length() - 1) : text,
                    Pattern.CASE_INSENSITIVE);
        } catch (PatternSyntaxException e) {
            throw new IllegalArgumentException(
                    "not a regular expression: " + e.getDescription(), e);
        }
    }
}
