package org.mailherd.directory.login;

/**
 * Where somebody knocks.
 *
 * @param remoteAddress IP address of the client, without brackets or zone; behind a proxy that is
 *     trusted the one it tells
 */
public record Door(Protocol protocol, String remoteAddress) {}
