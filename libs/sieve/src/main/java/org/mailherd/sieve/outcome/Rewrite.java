package org.mailherd.sieve.outcome;

import java.util.Optional;

/**
 * How a script changed the message before an action.
 *
 * @param head the new header block with CRLF ends, up to and including the empty line; each char is
 *     an octet (ISO 8859-1)
 * @param body the new octets after it, each char an octet; empty when the received body stands
 */
public record Rewrite(String head, Optional<String> body) {}
