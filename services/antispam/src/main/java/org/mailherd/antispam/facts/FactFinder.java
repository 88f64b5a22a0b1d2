package org.mailherd.antispam.facts;

import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.mailherd.antispam.message.AddressBlock;
import org.mailherd.antispam.message.Envelope;
import org.mailherd.mailauth.arc.ArcResult;
import org.mailherd.mailauth.arc.ArcVerifier;
import org.mailherd.mailauth.dkim.DkimResult;
import org.mailherd.mailauth.dkim.DkimVerifier;
import org.mailherd.mailauth.dns.Answer;
import org.mailherd.mailauth.dns.CountedDns;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.mailauth.dns.MailExchanger;
import org.mailherd.mailauth.header.HeaderBlock;
import org.mailherd.mailauth.spf.SpfCheck;
import org.mailherd.mailauth.spf.SpfOutcome;
import org.mailherd.mailauth.spf.SpfQuery;

/** Asks the DNS about one message; all questions share one budget. One for each scan. */
public final class FactFinder {

    /** Names of an address that are tried for confirmation; honest hosts have one. */
    private static final int NAME_LIMIT = 5;

    private final Dns dns;
    private final Clock clock;
    private final String hostname;
    private final List<AddressBlock> trustedNetworks;
    private final DmarcFinder dmarc;

    /**
     * @param hostname ours
     */
    public FactFinder(
            CountedDns dns,
            Clock clock,
            String hostname,
            List<AddressBlock> trustedNetworks,
            DmarcSettings dmarc) {
        this.dns = dns;
        this.clock = clock;
        this.hostname = hostname;
        this.trustedNetworks = trustedNetworks;
        this.dmarc = new DmarcFinder(dns, dmarc);
    }

    public Signatures signatures(HeaderBlock header) {
        return new Signatures(
                header,
                new DkimVerifier(dns, clock).begin(header),
                new ArcVerifier(dns).begin(header));
    }

    /**
     * @param signatures after the whole body went through
     */
    public NetworkFacts find(Envelope envelope, Signatures signatures) throws InterruptedException {
        boolean trusted = envelope.handedOn() || envelope.client().map(this::trusted).orElse(false);
        Optional<InetAddress> client = envelope.client().filter(_ -> !trusted);
        if (client.isEmpty()) {
            Proofs proofs = Proofs.of(signatures);
            return facts(envelope, signatures.header(), proofs, new Origin(trusted));
        }
        InetAddress address = client.get();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<SpfOutcome> spf = threads.submit(() -> spf(envelope, address));
            Future<ClientName> name = threads.submit(() -> clientName(envelope, address));
            Future<SenderDomain> domain = threads.submit(() -> senderDomain(envelope));
            Proofs proofs = Proofs.of(signatures);
            Origin origin =
                    new Origin(false, Optional.of(result(spf)), result(name), result(domain));
            return facts(envelope, signatures.header(), proofs, origin);
        }
    }

    /** What the message itself brings. */
    private record Proofs(List<DkimResult> dkim, ArcResult arc) {
        static Proofs of(Signatures signatures) {
            return new Proofs(signatures.dkim().finish(), signatures.arc().finish());
        }
    }

    /** What is known of where it comes from. */
    private record Origin(
            boolean trusted, Optional<SpfOutcome> spf, ClientName name, SenderDomain domain) {
        /** Nobody is asked about a client that is trusted, or not known. */
        Origin(boolean trusted) {
            this(trusted, Optional.empty(), new ClientName.Unknown(), SenderDomain.UNKNOWN);
        }
    }

    private NetworkFacts facts(
            Envelope envelope, HeaderBlock header, Proofs proofs, Origin origin) {
        return new NetworkFacts(
                origin.trusted(),
                origin.spf(),
                proofs.dkim(),
                proofs.arc(),
                dmarc.find(envelope, header, origin.spf(), proofs.dkim(), proofs.arc()),
                origin.name(),
                origin.domain());
    }

    private static <T> T result(Future<T> future) throws InterruptedException {
        try {
            return future.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException("a DNS check failed", e.getCause());
        }
    }

    private boolean trusted(InetAddress address) {
        return trustedNetworks.stream().anyMatch(network -> network.contains(address));
    }

    private SpfOutcome spf(Envelope envelope, InetAddress client) {
        SpfQuery query = SpfQuery.mailFrom(client, envelope.reversePath(), envelope.helo());
        return new SpfCheck(dns, clock, hostname).check(query);
    }

    private ClientName clientName(Envelope envelope, InetAddress client) {
        return envelope.hostname()
                .<ClientName>map(ClientName.Confirmed::new)
                .orElseGet(() -> clientName(client));
    }

    private ClientName clientName(InetAddress client) {
        Answer<String> names = dns.ptr(client);
        if (names.failed()) {
            return new ClientName.Unknown();
        }
        if (names.isVoid()) {
            return new ClientName.Missing();
        }
        for (String name : names.orEmpty().stream().limit(NAME_LIMIT).toList()) {
            Answer<? extends InetAddress> addresses =
                    client.getAddress().length == 4 ? dns.a(name) : dns.aaaa(name);
            if (addresses.failed()) {
                return new ClientName.Unknown();
            }
            if (addresses.orEmpty().contains(client)) {
                return new ClientName.Confirmed(name);
            }
        }
        return new ClientName.Unconfirmed(names.orEmpty().getFirst());
    }

    private SenderDomain senderDomain(Envelope envelope) {
        if (envelope.reversePath().isEmpty()) {
            return SenderDomain.UNKNOWN;
        }
        String domain = envelope.senderDomain();
        return switch (dns.mx(domain)) {
            case Answer.Failure<MailExchanger>(String _) -> SenderDomain.UNKNOWN;
            case Answer.Found<MailExchanger>(List<MailExchanger> found) ->
                    found.getFirst().isNull()
                            ? SenderDomain.NULL_EXCHANGER
                            : SenderDomain.EXCHANGER;
            case Answer.NoSuchName<MailExchanger>() -> SenderDomain.UNREACHABLE;
            case Answer.NoRecords<MailExchanger>() -> implicitExchanger(domain);
        };
    }

    private SenderDomain implicitExchanger(String domain) {
        Answer<? extends InetAddress> four = dns.a(domain);
        Answer<? extends InetAddress> six = dns.aaaa(domain);
        if (!four.orEmpty().isEmpty() || !six.orEmpty().isEmpty()) {
            return SenderDomain.ADDRESS;
        }
        return four.failed() || six.failed() ? SenderDomain.UNKNOWN : SenderDomain.UNREACHABLE;
    }
}
