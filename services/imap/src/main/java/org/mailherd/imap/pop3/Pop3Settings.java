package org.mailherd.imap.pop3;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the POP3 ports.
 *
 * @param port for clients that start in clear text and may switch to TLS
 * @param tlsPort for clients that start with TLS
 * @param plaintextLogin whether a password may cross the wire without TLS
 * @param maxConnections on each port
 * @param idleTimeout after which a silent client is disconnected; RFC 1939 section 3 asks for 10
 *     minutes
 * @param loginTimeout in which a client has to log in, however much it says meanwhile
 */
@ConfigurationProperties("mailherd.pop3")
public record Pop3Settings(
        @DefaultValue("2110") int port,
        @DefaultValue("2995") int tlsPort,
        @DefaultValue("false") boolean plaintextLogin,
        @DefaultValue("1024") int maxConnections,
        @DefaultValue("10m") Duration idleTimeout,
        @DefaultValue("2m") Duration loginTimeout) {}
