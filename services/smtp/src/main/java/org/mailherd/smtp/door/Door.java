package org.mailherd.smtp.door;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.mailherd.directory.forwarding.ForwardingHosts;
import org.mailherd.mailauth.dns.Dns;
import org.mailherd.platform.net.Gate;
import org.mailherd.platform.net.Listener;
import org.mailherd.platform.net.ProxyProperties;
import org.mailherd.smtp.envelope.RecipientRule;
import org.mailherd.smtp.envelope.SenderRule;
import org.mailherd.smtp.session.Doorman;
import org.mailherd.smtp.session.Profile;
import org.springframework.data.redis.core.StringRedisTemplate;

/** The door, wired: what the ports ask of it. */
public final class Door {
    /** A client whose name nobody tells is greeted without one. */
    private static final Duration NAME_TIMEOUT = Duration.ofSeconds(5);

    private static final Executor THREADS = task -> Thread.ofVirtual().name("door").start(task);

    private final DoorProperties settings;
    private final ProxyProperties proxies;
    private final Around around;
    private final ClientLimits limits;
    private final DoorLog log;
    private final Doorman doorman;

    /**
     * What is around it.
     *
     * @param redis shared memory of all smtp processes; empty: this process' own is enough
     */
    public record Around(
            String hostname,
            Dns dns,
            ForwardingHosts forwarding,
            Optional<StringRedisTemplate> redis,
            Clock clock) {
        ClientMemory memory() {
            return redis.<ClientMemory>map(template -> new SharedMemory(template, clock))
                    .orElseGet(() -> new LocalMemory(clock));
        }
    }

    public Door(DoorProperties settings, ProxyProperties proxies, Around around) {
        ClientMemory memory = around.memory();
        this.settings = settings;
        this.proxies = proxies;
        this.around = around;
        this.log = new DoorLog(around.clock());
        this.limits =
                new ClientLimits(
                        settings.limits(), settings.trusted().and(settings.exempt()), memory, log);
        this.doorman = doorman(memory);
    }

    private Doorman doorman(ClientMemory memory) {
        DnsLists lists =
                new DnsLists(
                        DnsList.parseAll(settings.lists().sites()),
                        around.dns(),
                        settings.lists().timeout(),
                        THREADS);
        NetworkBook networks =
                new NetworkBook(
                        settings,
                        new ForwardingList(around.forwarding(), THREADS),
                        new NameLookup(around.dns(), NAME_TIMEOUT, THREADS));
        HeloTest helo = new HeloTest(around.hostname(), settings, log);
        return new Doorkeeper(
                networks,
                new Screening(settings, lists, memory, log, around.hostname()),
                new Conversation(settings, limits, helo, log),
                settings.overload());
    }

    /** Listens to the sessions of all ports. */
    public Doorman doorman() {
        return doorman;
    }

    /** The port of the sendmail command, if there is one. */
    public Optional<Listener> local() {
        return settings.localPort() < 0
                ? Optional.empty()
                : Optional.of(
                        Listener.plain(Profile.LOCAL.name(), "127.0.0.1", settings.localPort()));
    }

    /** As the listener was, and who may speak for its clients. */
    public Listener listener(Listener plain) {
        return plain.name().equals(Profile.LOCAL.name())
                ? plain
                : plain.withProxy(proxies.policy(plain.name()));
    }

    /**
     * @param shortage why this process had better take nothing new, if so
     */
    public Gate gate(Listener listener, Supplier<Optional<String>> shortage) {
        return new DoorGate(
                listener.name(),
                listener.implicitTls(),
                limits,
                new Overload(settings.overload().heap(), shortage, log),
                around.hostname());
    }

    public List<SenderRule> senderRules() {
        return settings.conversation().senderDomain()
                ? List.of(new SenderDomainExists(around.dns()))
                : List.of();
    }

    public List<RecipientRule> recipientRules() {
        return List.of(new DoorRule());
    }
}
