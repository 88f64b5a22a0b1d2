package org.mailherd.smtp.delivery;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How mail leaves ({@code mailherd.smtp.outbound}).
 *
 * @param trustAd whether the resolver's word counts that DNSSEC proves an answer; without it, no
 *     DANE
 * @param privateAddresses whether a stranger's MX may lead into a private network or to this
 *     machine
 * @param mtaSts whether policies of receiving domains are looked up
 * @param stsPort of policy hosts
 * @param authorities PEM file with certificate authorities to trust beside Java's; empty for none
 * @param connection limits of connections
 */
public record OutboundSettings(
        @DefaultValue("true") boolean trustAd,
        @DefaultValue("false") boolean privateAddresses,
        @DefaultValue("true") boolean mtaSts,
        @DefaultValue("443") int stsPort,
        @DefaultValue("") String authorities,
        @DefaultValue Connection connection) {
    /** A file of certificate authorities, if there is one. */
    Optional<Path> authoritiesFile() {
        return authorities.isBlank() ? Optional.empty() : Optional.of(Path.of(authorities));
    }

    /** What is wrong, if anything. */
    public void check(List<String> faults) {
        if (connection.addresses() < 1 || connection.sessions() < 1) {
            faults.add(
                    "mailherd.smtp.outbound.connection: addresses and sessions must be 1 or more");
        }
        if (connection.recipients() < 1) {
            faults.add("mailherd.smtp.outbound.connection.recipients must be 1 or more");
        }
        if (!connection.timeout().isPositive() || !connection.whole().isPositive()) {
            faults.add("mailherd.smtp.outbound.connection: time limits must be positive");
        }
    }

    /**
     * Connections.
     *
     * @param addresses that one attempt tries to reach
     * @param sessions with servers in one attempt
     * @param recipients in one transaction, unless the server says less
     * @param timeout until TCP stands
     * @param whole for one message over one connection
     * @param keep how long a connection waits for the next message; 0 ends it at once
     * @param messages over one connection
     */
    public record Connection(
            @DefaultValue("5") int addresses,
            @DefaultValue("2") int sessions,
            @DefaultValue("50") int recipients,
            @DefaultValue("30s") Duration timeout,
            @DefaultValue("30m") Duration whole,
            @DefaultValue("2s") Duration keep,
            @DefaultValue("100") int messages) {}
}
