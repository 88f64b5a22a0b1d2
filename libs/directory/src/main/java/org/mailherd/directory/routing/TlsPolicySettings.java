package org.mailherd.directory.routing;

/**
 * What an administrator sets for the connections to one next hop.
 *
 * @param dest the recipient's domain, {@code .domain}, or a next hop as relay hosts and transports
 *     name it
 * @param policy none, may, encrypt, dane, dane-only, fingerprint, verify or secure
 * @param parameters such as {@code match=mail.example.org protocols=>=TLSv1.3}
 */
public record TlsPolicySettings(String dest, String policy, String parameters, boolean active) {}
