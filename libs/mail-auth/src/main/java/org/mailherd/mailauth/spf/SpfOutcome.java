package org.mailherd.mailauth.spf;

import java.util.Optional;

/**
 * What check_host() found.
 *
 * @param domain the domain whose record was evaluated
 * @param reason for logs: the mechanism that matched, or what was wrong
 * @param explanation the domain owner's text (RFC 7208 6.2), printable ASCII, only with {@link
 *     SpfResult#FAIL}; it comes from a stranger
 */
public record SpfOutcome(
        SpfResult result, String domain, String reason, Optional<String> explanation) {

    static SpfOutcome of(SpfResult result, String domain, String reason) {
        return new SpfOutcome(result, domain, reason, Optional.empty());
    }

    SpfOutcome withExplanation(Optional<String> text) {
        return new SpfOutcome(result, domain, reason, text);
    }
}
