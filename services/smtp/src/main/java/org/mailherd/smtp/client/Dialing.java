package org.mailherd.smtp.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;

/**
 * Whom to call, and as whom.
 *
 * @param source own address to call from
 * @param hello name for EHLO or LHLO
 * @param tls for TLS from the first octet
 */
public record Dialing(
        InetSocketAddress server,
        Dialect dialect,
        String hello,
        Optional<InetAddress> source,
        Optional<TlsOffer> tls) {}
