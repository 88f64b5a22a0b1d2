package org.mailherd.smtp.session;

import java.time.Duration;

/**
 * What one session may cost us.
 *
 * @param messageSize octets of a message, as SIZE announces it
 * @param recipients per message; RFC 5321 4.5.3.1.8 asks for 100 at least
 * @param errors refused commands before the session ends
 * @param messages per session
 * @param commandTimeout wait for a command; RFC 5321 4.5.3.2.7 asks for five minutes
 * @param dataTimeout wait for a block of message data; RFC 5321 4.5.3.2.5 asks for three minutes
 */
public record SessionLimits(
        long messageSize,
        int recipients,
        int errors,
        int messages,
        Duration commandTimeout,
        Duration dataTimeout) {}
