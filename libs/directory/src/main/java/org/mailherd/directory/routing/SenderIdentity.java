package org.mailherd.directory.routing;

/**
 * As whom mail of a domain leaves.
 *
 * @param sourceV4 IPv4 address of this machine; empty for the system's choice
 * @param sourceV6 the same for IPv6
 * @param heloName empty for the server's own name
 */
public record SenderIdentity(String sourceV4, String sourceV6, String heloName) {}
