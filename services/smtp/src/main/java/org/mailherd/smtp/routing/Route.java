package org.mailherd.smtp.routing;

import java.util.Optional;

/**
 * How one recipient is reached. Recipients with equal routes may share a transaction.
 *
 * @param login what the next hop wants to know before it relays; only over TLS unless it says
 *     otherwise
 */
public record Route(
        NextHop nextHop, TlsPolicy tls, Identity identity, Optional<RelayLogin> login) {}
