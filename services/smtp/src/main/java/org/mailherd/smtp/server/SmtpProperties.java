package org.mailherd.smtp.server;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mailherd.mailqueue.queue.QueueWriter;
import org.mailherd.mailqueue.queue.RetrySchedule;
import org.mailherd.smtp.delivery.HostPort;
import org.mailherd.smtp.delivery.OutboundSettings;
import org.mailherd.smtp.envelope.FutureRelease;
import org.mailherd.smtp.envelope.PostmasterSettings;
import org.mailherd.smtp.forward.ForwardSettings;
import org.mailherd.smtp.queue.QueueRunner;
import org.mailherd.smtp.queue.SchedulingSettings;
import org.mailherd.smtp.routing.NextHop;
import org.mailherd.smtp.routing.RoutingSettings;
import org.mailherd.smtp.session.SessionLimits;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Settings of the SMTP service.
 *
 * @param ports where it listens; 0 takes any free one
 * @param session what one session may cost
 * @param futureRelease how long our people may have a message kept
 * @param postmaster who gets what is for the postmaster
 * @param spool where accepted bytes lie
 * @param antispam who judges them
 * @param delivery where they go
 * @param queue how often and how long
 * @param routing what the smarthost wants to know
 * @param forward how somebody else's mail is sent on
 * @param outbound how mail leaves
 */
@ConfigurationProperties("mailherd.smtp")
public record SmtpProperties(
        @DefaultValue Ports ports,
        @DefaultValue SessionLimits session,
        @DefaultValue FutureRelease futureRelease,
        @DefaultValue PostmasterSettings postmaster,
        @DefaultValue Spool spool,
        @DefaultValue Antispam antispam,
        @DefaultValue Delivery delivery,
        @DefaultValue Queue queue,
        @DefaultValue RoutingSettings routing,
        @DefaultValue ForwardSettings forward,
        @DefaultValue OutboundSettings outbound) {

    /**
     * @throws IllegalArgumentException naming every fault at once
     */
    public SmtpProperties {
        List<String> faults = new ArrayList<>();
        session.check(faults);
        postmaster.check(faults);
        spool.check(faults);
        delivery.check(faults);
        queue.check(faults);
        outbound.check(faults);
        if (!faults.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", faults));
        }
    }

    /** Ports: mail from the world, submission with STARTTLS, submission with implicit TLS. */
    public record Ports(
            @DefaultValue("2525") int inbound,
            @DefaultValue("2587") int submission,
            @DefaultValue("2465") int submissions) {}

    /**
     * Accepted bytes.
     *
     * @param memoryLimit size from which a message has a file of its own
     * @param segmentLimit size of a shared file
     */
    public record Spool(
            @DefaultValue("data/spool") Path directory,
            @DefaultValue("128KB") DataSize memoryLimit,
            @DefaultValue("32MB") DataSize segmentLimit) {
        QueueWriter.Limits limits() {
            return new QueueWriter.Limits(
                    Math.toIntExact(memoryLimit.toBytes()), segmentLimit.toBytes());
        }

        void check(List<String> faults) {
            if (memoryLimit.toBytes() < 16 * 1024 || memoryLimit.toBytes() > 16 * 1024 * 1024) {
                faults.add("mailherd.smtp.spool.memory-limit must be 16KB to 16MB");
            }
        }
    }

    /**
     * The scanner. Its verdict decides before the 250.
     *
     * @param url without path; empty for none
     * @param required whether mail waits while it does not answer
     * @param password that it asks for before it learns
     * @param token the services' secret, for the quarantine
     * @param quarantine antispam's management address
     */
    public record Antispam(
            @DefaultValue("") String url,
            @DefaultValue("60s") Duration timeout,
            @DefaultValue("true") boolean required,
            @DefaultValue("") String password,
            @DefaultValue("") String token,
            @DefaultValue("http://antispam:8090") URI quarantine) {
        public Antispam {
            password = password.strip();
            token = token.strip();
        }

        URI uri() {
            return URI.create(url);
        }
    }

    /**
     * Next hops.
     *
     * @param lmtp the mailbox service, HOST:PORT
     * @param lmtpConcurrency deliveries into mailboxes at the same time
     * @param smarthost HOST:PORT that takes all mail to elsewhere; empty for MX lookups
     * @param outboundPort of servers found by MX
     * @param destinationConcurrency deliveries to one domain at the same time, of all processes
     *     that share the queue
     */
    public record Delivery(
            @DefaultValue("imap:2024") String lmtp,
            @DefaultValue("10") int lmtpConcurrency,
            @DefaultValue("") String smarthost,
            @DefaultValue("25") int outboundPort,
            @DefaultValue("20") int destinationConcurrency) {
        void check(List<String> faults) {
            checkHost("lmtp", lmtp, 2024, faults);
            if (!smarthost.isBlank()) {
                checkHost("smarthost", smarthost, 25, faults);
            }
        }

        Optional<NextHop.Host> smarthostHop() {
            return Optional.of(smarthost)
                    .filter(text -> !text.isBlank())
                    .map(text -> HostPort.parse(text, 25))
                    .map(at -> new NextHop.Host(at.host(), at.port(), at.port() == 465));
        }

        private static void checkHost(String name, String value, int port, List<String> faults) {
            try {
                HostPort.parse(value, port);
            } catch (IllegalArgumentException e) {
                faults.add("mailherd.smtp.delivery." + name + ": " + e.getMessage());
            }
        }
    }

    /**
     * The queue.
     *
     * @param activeLimit messages in work or waiting for their turn in memory
     */
    public record Queue(
            @DefaultValue("5000") int activeLimit,
            @DefaultValue("1s") Duration pollInterval,
            @DefaultValue("300s") Duration minimalBackoff,
            @DefaultValue("4000s") Duration maximalBackoff,
            @DefaultValue("5d") Duration lifetime,
            @DefaultValue("5d") Duration bounceLifetime,
            @DefaultValue SchedulingSettings scheduling) {
        void check(List<String> faults) {
            if (minimalBackoff.isNegative()
                    || minimalBackoff.isZero()
                    || maximalBackoff.compareTo(minimalBackoff) < 0) {
                faults.add(
                        "mailherd.smtp.queue: maximal-backoff must not be below minimal-backoff,"
                                + " nor that below 1s");
            }
            if (activeLimit < 1) {
                faults.add("mailherd.smtp.queue.active-limit must be 1 or more");
            }
            scheduling.check(faults);
        }

        QueueRunner.Settings runner() {
            return new QueueRunner.Settings(
                    activeLimit,
                    pollInterval,
                    lifetime.compareTo(bounceLifetime) > 0 ? lifetime : bounceLifetime);
        }

        RetrySchedule schedule() {
            return new RetrySchedule(minimalBackoff, maximalBackoff, lifetime, bounceLifetime);
        }
    }
}
