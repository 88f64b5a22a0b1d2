package org.mailherd.smtp.server;

import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.mailherd.directory.forwarding.ForwardingHostStore;
import org.mailherd.directory.login.Logins;
import org.mailherd.directory.login.PasswordHashes;
import org.mailherd.directory.recipient.CachingRecipientResolver;
import org.mailherd.directory.recipient.DirectoryRecipientResolver;
import org.mailherd.directory.recipient.RecipientResolver;
import org.mailherd.directory.routing.CachedRoutingDirectory;
import org.mailherd.directory.routing.PasswordSeal;
import org.mailherd.mailauth.dns.ResolverDns;
import org.mailherd.mailqueue.journey.JourneySearch;
import org.mailherd.mailqueue.journey.JourneyStore;
import org.mailherd.mailqueue.journey.JourneyWriter;
import org.mailherd.platform.boot.PlatformProperties;
import org.mailherd.platform.events.EventChannel;
import org.mailherd.platform.net.ProxyProperties;
import org.mailherd.platform.tls.PemTlsContext;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.smtp.bounce.BounceSettings;
import org.mailherd.smtp.door.Door;
import org.mailherd.smtp.door.DoorProperties;
import org.mailherd.smtp.login.LoginSettings;
import org.mailherd.smtp.login.SubmissionLogins;
import org.mailherd.smtp.management.ReleasedMail;
import org.mailherd.smtp.management.SpooledMail;
import org.mailherd.smtp.telemetry.SmtpMeters;
import org.mailherd.smtp.telemetry.Telemetry;
import org.mailherd.testsupport.Database;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.data.redis.core.StringRedisTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * A running SMTP service with a real database and spool, a small directory and recording mailboxes.
 */
public final class TestHouse implements AutoCloseable {
    public static final String HOSTNAME = "mx.alpha.test";

    private final Map<String, Object> settings = new HashMap<>();
    private final HikariDataSource database = new HikariDataSource();
    private final SmallDirectory directory = new SmallDirectory();
    private final RecordingMailboxes mailboxes = RecordingMailboxes.start();
    private final List<String> published = new CopyOnWriteArrayList<>();
    private final SmtpMeters meters = new SmtpMeters(new SimpleMeterRegistry());
    private final List<JourneyWriter> journeys = new CopyOnWriteArrayList<>();
    private final Path folder;
    private Optional<StringRedisTemplate> redis = Optional.empty();
    private RecipientResolver recipients = directory;
    private Logins logins = new Logins(directory::login, new SmallScram(directory));
    private final List<SmtpServer> others = new CopyOnWriteArrayList<>();
    private String resolver = "127.0.0.1:1";
    private SmtpServer server;

    public TestHouse() {
        try {
            folder = Files.createTempDirectory("smtp-house");
            SelfSignedCertificate.writeIfAbsent(folder.resolve("tls"), HOSTNAME, Clock.systemUTC());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Database schema = Database.fresh();
        database.setJdbcUrl(schema.url());
        database.setUsername(schema.user());
        database.setPassword(schema.password());
        settings.put("mailherd.smtp.ports.inbound", 0);
        settings.put("mailherd.smtp.ports.submission", 0);
        settings.put("mailherd.smtp.ports.submissions", 0);
        settings.put("mailherd.smtp.spool.directory", folder.resolve("spool").toString());
        settings.put("mailherd.smtp.delivery.lmtp", mailboxes.address());
        settings.put("mailherd.smtp.queue.poll-interval", "50ms");
        settings.put("mailherd.smtp.outbound.private-addresses", true);
        settings.put("mailherd.smtp.login.failure-delay", "20ms");
    }

    /** A setting below {@code mailherd.smtp}. */
    public TestHouse with(String name, Object value) {
        settings.put("mailherd.smtp." + name, value);
        return this;
    }

    /** The true client is who a PROXY header names: any address may knock. */
    public TestHouse behindProxy() {
        settings.put("mailherd.proxy.trusted-networks", "127.0.0.0/8");
        settings.put("mailherd.smtp.door.greeting.pause", "0s");
        return this;
    }

    public TestHouse remembering(StringRedisTemplate sharedMemory) {
        redis = Optional.of(sharedMemory);
        return this;
    }

    /** Asks the tables for recipients, at the clock's time, instead of the small directory. */
    public TestHouse withRealDirectory(Clock clock) {
        recipients = new CachingRecipientResolver(new DirectoryRecipientResolver(jdbc(), clock));
        return this;
    }

    /** Asks the tables for passwords, networks and switches too. */
    public TestHouse withRealLogins() {
        logins = Logins.over(jdbc(), new PasswordHashes());
        return this;
    }

    public TestHouse asking(String dnsServer) {
        resolver = dnsServer;
        return this;
    }

    public TestHouse start() {
        server = launch();
        return this;
    }

    /** One more service on the same spool and database. */
    public SmtpServer another() {
        SmtpServer more = launch();
        others.add(more);
        return more;
    }

    private SmtpServer launch() {
        PlatformProperties platform =
                new PlatformProperties(
                        HOSTNAME,
                        "127.0.0.1",
                        new PlatformProperties.Tls(folder.resolve("tls")),
                        new PlatformProperties.Dns(resolver));
        SmtpServer launched =
                new SmtpServer(
                        bind("mailherd.smtp", SmtpProperties.class),
                        new Host(
                                platform,
                                new PemTlsContext(folder.resolve("tls")),
                                events(),
                                Clock.systemUTC(),
                                telemetry()),
                        new Directories(
                                recipients,
                                logins(),
                                directory::maySendAs,
                                directory.tls(),
                                new Directories.Outbound(
                                        CachedRoutingDirectory.over(
                                                database, PasswordSeal.of(""), Clock.systemUTC()),
                                        _ -> List.of())),
                        new Features(bind("mailherd.smtp.bounce", BounceSettings.class), door()),
                        database);
        launched.start();
        return launched;
    }

    private SubmissionLogins logins() {
        return SubmissionLogins.of(
                logins,
                Optional.of(SmallScram::token),
                bind("mailherd.smtp.login", LoginSettings.class));
    }

    private <T> T bind(String prefix, Class<T> type) {
        return new Binder(new MapConfigurationPropertySource(settings)).bindOrCreate(prefix, type);
    }

    /** The journey is written as in the service, and at once. */
    private Telemetry telemetry() {
        JourneyWriter writer =
                new JourneyWriter(
                        new JourneyWriter.Settings("smtp", 20_000, Duration.ofMillis(20)),
                        new JourneyStore(database));
        journeys.add(writer);
        return new Telemetry(writer, meters);
    }

    public Telemetry telemetryOfServer() {
        return new Telemetry(journeys.getLast(), meters);
    }

    public SpooledMail spooledMail() {
        return server;
    }

    public ReleasedMail releasedMail() {
        return server;
    }

    public SmtpMeters meters() {
        return meters;
    }

    public JourneySearch journey() {
        return new JourneySearch(database);
    }

    private Door door() {
        return new Door(
                bind("mailherd.smtp.door", DoorProperties.class),
                bind("mailherd.proxy", ProxyProperties.class),
                new Door.Around(
                        HOSTNAME,
                        ResolverDns.of(resolver, Duration.ofSeconds(2), false),
                        new ForwardingHostStore(jdbc()),
                        redis,
                        Clock.systemUTC()));
    }

    private EventChannel events() {
        return new EventChannel() {
            @Override
            public void publish(String channel, String message) {
                published.add(channel + " " + message);
            }

            @Override
            public Subscription subscribe(String channel, Consumer<String> listener) {
                return () -> {};
            }
        };
    }

    public int inbound() {
        return server.ports().get(0);
    }

    public int submission() {
        return server.ports().get(1);
    }

    public int submissions() {
        return server.ports().get(2);
    }

    /** The sendmail command's port. */
    public int local() {
        return server.ports().get(3);
    }

    public RecordingMailboxes mailboxes() {
        return mailboxes;
    }

    public List<String> published() {
        return published;
    }

    public SmallDirectory directory() {
        return directory;
    }

    public Path spool() {
        return folder.resolve("spool");
    }

    public JdbcClient jdbc() {
        return JdbcClient.create(database);
    }

    public HikariDataSource database() {
        return database;
    }

    public long queuedRecipients() {
        return jdbc().sql("SELECT COUNT(*) FROM queue_recipient").query(Long.class).single();
    }

    /** Whether nothing waits: neither in the tables nor in memory. */
    public boolean settled() {
        return meters.messagesInWork() == 0 && queuedRecipients() == 0;
    }

    public void stopServer() {
        server.stop();
    }

    @Override
    public void close() {
        server.stop();
        others.forEach(SmtpServer::stop);
        journeys.forEach(JourneyWriter::close);
        mailboxes.close();
        database.close();
    }
}
