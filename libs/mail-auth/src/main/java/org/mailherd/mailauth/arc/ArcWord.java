package org.mailherd.mailauth.arc;

/**
 * What one server on the way said of the message.
 *
 * @param sealer tag d of its seal
 * @param results value of its ARC-Authentication-Results after the instance, authserv-id first
 */
public record ArcWord(String sealer, String results) {}
