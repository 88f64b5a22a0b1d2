package org.mailherd.directory.routing;

/**
 * How safe connections to one next hop must be.
 *
 * @param policy Postfix's word: none, may, encrypt, dane, dane-only, fingerprint, verify or secure
 * @param parameters Postfix's attributes: {@code match=} and {@code protocols=}, separated by white
 *     space
 */
public record TlsOverride(String policy, String parameters) {}
