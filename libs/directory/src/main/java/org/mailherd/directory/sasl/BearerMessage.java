package org.mailherd.directory.sasl;

import java.util.Optional;

/**
 * A token and for whom it is claimed to be, out of a client's only message.
 *
 * @param username empty when the token alone says who it is
 * @param token of RFC 6750's characters
 */
record BearerMessage(String username, String token) {
    private static final String SEPARATOR = "\u0001";

    /** RFC 7628 3.1: GS2 header, then key=value pairs, each ended by ^A, then one more ^A. */
    static Optional<BearerMessage> oauthBearer(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 0) {
            return Optional.empty();
        }
        String[] header = text.substring(0, end).split(",", -1);
        boolean readable =
                header.length == 3
                        && (header[0].equals("n") || header[0].equals("y"))
                        && header[2].isEmpty()
                        && (header[1].isEmpty() || header[1].startsWith("a="));
        if (!readable) {
            return Optional.empty();
        }
        String authority = header[1].isEmpty() ? "" : header[1].substring(2);
        return token(text.substring(end + 1))
                .map(token ->
                        new BearerMessage(
                                authority.replace("=2C", ",").replace("=3D", "="), token));
    }

    /** Google's and Microsoft's older form: user=NAME^Aauth=Bearer TOKEN^A^A. */
    static Optional<BearerMessage> xoauth2(String text) {
        int end = text.indexOf(SEPARATOR);
        if (end < 0 || !text.startsWith("user=")) {
            return Optional.empty();
        }
        return token(text.substring(end + 1))
                .map(token -> new BearerMessage(text.substring(5, end), token));
    }

    private static Optional<String> token(String pairs) {
        if (!pairs.endsWith(SEPARATOR + SEPARATOR)) {
            return Optional.empty();
        }
        Optional<String> found = Optional.empty();
        String inner = pairs.substring(0, pairs.length() - 2);
        for (String pair : inner.split(SEPARATOR, -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                return Optional.empty();
            }
            if (pair.substring(0, equals).equals("auth")) {
                if (found.isPresent()) {
                    return Optional.empty();
                }
                found = bearer(pair.substring(equals + 1));
                if (found.isEmpty()) {
                    return Optional.empty();
                }
            }
        }
        return found;
    }

    /** RFC 6750 2.1. */
    private static Optional<String> bearer(String value) {
        return value.regionMatches(true, 0, "Bearer ", 0, 7)
                        && value.substring(7).strip().matches("[A-Za-z0-9._~+/-]+=*")
                ? Optional.of(value.substring(7).strip())
                : Optional.empty();
    }
}
