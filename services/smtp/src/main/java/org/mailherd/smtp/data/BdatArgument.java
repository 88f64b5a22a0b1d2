package org.mailherd.smtp.data;

import java.util.Optional;

/**
 * What follows BDAT (RFC 3030 2): {@code chunk-size [SP "LAST"]}.
 *
 * @param octets of the chunk
 */
record BdatArgument(long octets, boolean last) {
    private static final int MAX_DIGITS = 18;
    private static final String LAST = "LAST";

    /**
     * Never throws.
     *
     * @return empty for a wrong syntax: then nobody knows how many octets follow
     */
    static Optional<BdatArgument> parse(String argument) {
        int at = 0;
        long octets = 0;
        while (at < argument.length() && isDigit(argument.charAt(at)) && at < MAX_DIGITS) {
            octets = octets * 10 + argument.charAt(at++) - '0';
        }
        if (at == 0) {
            return Optional.empty();
        }
        int end = at;
        while (at < argument.length() && argument.charAt(at) == ' ') {
            at++;
        }
        if (at == argument.length()) {
            return Optional.of(new BdatArgument(octets, false));
        }
        boolean last = at > end && argument.substring(at).equalsIgnoreCase(LAST);
        return last ? Optional.of(new BdatArgument(octets, true)) : Optional.empty();
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
