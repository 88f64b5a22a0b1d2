package org.mailherd.smtp.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.mailherd.platform.net.Networks;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of the door.
 *
 * @param trustedNetworks may send anywhere without login (Postfix's mynetworks) and skip every
 *     test. Empty: nobody. Never a network whose addresses strangers may appear with, such as the
 *     gateway of a container network: that would be an open relay
 * @param exemptNetworks skip tests and limits, but relay nothing: our own services and neighbours.
 *     Public lists are never asked about them
 * @param localPort on 127.0.0.1, for the sendmail command: whoever reaches it sends without login.
 *     0 takes any free one, -1 has none
 * @param greeting patience
 * @param lists DNS lists
 * @param conversation what no mail server says
 * @param limits per client address
 * @param overload when to ask everybody to come again
 */
@ConfigurationProperties(DoorProperties.PREFIX)
public record DoorProperties(
        @DefaultValue List<String> trustedNetworks,
        @DefaultValue({
                    "127.0.0.0/8",
                    "::1",
                    "10.0.0.0/8",
                    "172.16.0.0/12",
                    "192.168.0.0/16",
                    "169.254.0.0/16",
                    "fc00::/7",
                    "fe80::/10"
                })
                List<String> exemptNetworks,
        @DefaultValue("-1") int localPort,
        @DefaultValue Greeting greeting,
        @DefaultValue Lists lists,
        @DefaultValue Conversation conversation,
        @DefaultValue Limits limits,
        @DefaultValue Overload overload) {

    static final String PREFIX = "mailherd.smtp.door";

    /**
     * @throws IllegalArgumentException naming every fault at once
     */
    public DoorProperties {
        List<String> faults = new ArrayList<>();
        check("trusted-networks", () -> Networks.parse(trustedNetworks), faults);
        check("exempt-networks", () -> Networks.parse(exemptNetworks), faults);
        check("lists.sites", () -> DnsList.parseAll(lists.sites()), faults);
        if (greeting.pause().isNegative()) {
            faults.add(PREFIX + ".greeting.pause: must not be negative");
        }
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    private static void check(String name, Runnable parse, List<String> faults) {
        try {
            parse.run();
        } catch (IllegalArgumentException e) {
            faults.add(PREFIX + "." + name + ": " + e.getMessage());
        }
    }

    /**
     * The greet pause: who talks before its turn is no mail server.
     *
     * @param pause before the greeting, for clients not known as good; 0 switches it off
     * @param action for those who talk before it
     * @param remember how long a client that waited is not tested again
     */
    public record Greeting(
            @DefaultValue("3s") Duration pause,
            @DefaultValue("ENFORCE") Action action,
            @DefaultValue("2d") Duration remember) {}

    /**
     * DNS lists that know clients.
     *
     * @param sites Postfix's form, {@code zen.example=127.0.0.[2..11]*3}; a negative weight for
     *     lists of good clients. Empty: none is asked
     * @param threshold sum of weights from which a client is refused
     * @param allowThreshold sum, negative, up to which a client skips the greet pause; 0: none does
     * @param action for listed clients
     * @param timeout for all lists together; one that does not answer counts nothing
     * @param remember how long a client that was not listed is not looked up again
     */
    public record Lists(
            @DefaultValue List<String> sites,
            @DefaultValue("6") int threshold,
            @DefaultValue("0") int allowThreshold,
            @DefaultValue("ENFORCE") Action action,
            @DefaultValue("5s") Duration timeout,
            @DefaultValue("5m") Duration remember) {}

    /**
     * What clients say.
     *
     * @param nonSmtp for a command of another protocol ({@code GET}, {@code POST}, {@code CONNECT},
     *     a header field)
     * @param pipelining for a client that does not wait where it has to (RFC 2920 3.1)
     * @param bareNewline for a line that ends in LF alone; IGNORE still answers it with an error
     * @param heloPoints added to the lists' sum when HELO gives our own name or somebody else's
     *     address; 0 switches it off, the lists' threshold rejects
     * @param senderDomain whether MAIL FROM must have a domain that exists and takes mail
     */
    public record Conversation(
            @DefaultValue("DROP") Action nonSmtp,
            @DefaultValue("ENFORCE") Action pipelining,
            @DefaultValue("IGNORE") Action bareNewline,
            @DefaultValue("3") int heloPoints,
            @DefaultValue("true") boolean senderDomain) {}

    /**
     * Limits of one client: an IPv4 address, or an IPv6 /64. 0 is no limit. Counted over all smtp
     * processes.
     *
     * @param connections at the same time
     * @param connectionRate new connections a minute
     * @param messageRate MAIL commands a minute
     * @param recipientRate RCPT commands a minute
     * @param loginFailureRate refused logins a minute
     * @param tlsRate TLS handshakes a minute
     */
    public record Limits(
            @DefaultValue("50") int connections,
            @DefaultValue("200") int connectionRate,
            @DefaultValue("1000") int messageRate,
            @DefaultValue("5000") int recipientRate,
            @DefaultValue("20") int loginFailureRate,
            @DefaultValue("200") int tlsRate) {}

    /**
     * When new connections are asked to come again.
     *
     * @param heap part of the heap that lives after a collection, 0 to 1
     * @param atDoor clients of the inbound port that have not been greeted yet
     * @param inside sessions of the inbound port past the greeting; submission has places of its
     *     own
     */
    public record Overload(
            @DefaultValue("0.92") double heap,
            @DefaultValue("8000") int atDoor,
            @DefaultValue("8000") int inside) {}

    Networks trusted() {
        return Networks.parse(trustedNetworks);
    }

    Networks exempt() {
        return Networks.parse(exemptNetworks);
    }
}
