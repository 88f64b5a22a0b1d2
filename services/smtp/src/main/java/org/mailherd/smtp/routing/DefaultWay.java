package org.mailherd.smtp.routing;

import java.util.Optional;

/**
 * How mail leaves that no entry speaks of.
 *
 * @param smarthost takes everything; without one mail goes to the recipient's domain
 * @param login for the smarthost
 * @param port of servers found by MX
 * @param hostname ours, for EHLO
 */
public record DefaultWay(
        Optional<NextHop.Host> smarthost, Optional<RelayLogin> login, int port, String hostname) {
    public static DefaultWay of(
            Optional<NextHop.Host> smarthost, RoutingSettings settings, int port, String hostname) {
        Optional<RelayLogin> login =
                Optional.of(settings)
                        .filter(given -> !given.username().isEmpty())
                        .map(given ->
                                new RelayLogin(
                                        given.username(), given.password(), given.clearLogin()));
        return new DefaultWay(smarthost, login, port, hostname);
    }
}
