package org.mailherd.tests.ratelimit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.mailherd.antispam.http.AntispamServer;
import org.mailherd.directory.login.PasswordHashes;
import org.mailherd.directory.policy.RateLimit;
import org.mailherd.directory.policy.RateLimits;
import org.mailherd.embedded.EmbeddedRedis;
import org.mailherd.embedded.RedisSettings;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.smtp.SmtpService;
import org.mailherd.smtp.server.SmtpServer;
import org.mailherd.tests.client.SmtpClient;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.FakeDns;
import org.mailherd.testsupport.MailSink;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * smtp, which asks antispam, over one database; both count in a Redis of the house. What is
 * accepted ends in one sink.
 */
final class LimitedHouse implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String HOSTNAME = "mx.alpha.test";
    private static final String PASSWORD = "demo-password";

    private final Path folder;
    private final Database database = Database.fresh();
    private final FakeDns dns = FakeDns.start();
    private final List<String> arrived = new CopyOnWriteArrayList<>();
    private final MailSink sink;
    private final EmbeddedRedis redis;
    private final ConfigurableApplicationContext antispam;
    private final ConfigurableApplicationContext smtp;

    LimitedHouse(Path folder) throws IOException {
        this.folder = folder;
        sink = MailSink.start(octets -> arrived.add(subject(octets)));
        redis = EmbeddedRedis.start(new RedisSettings(folder.resolve("redis"), 0, "test"));
        SelfSignedCertificate.writeIfAbsent(folder.resolve("tls"), HOSTNAME, Clock.systemUTC());
        antispam = ServiceLauncher.run(TimedAntispam.class, "antispam", ofAntispam());
        smtp = ServiceLauncher.run(SmtpService.class, "smtp", ofSmtp());
    }

    /** A domain and some of its mailboxes. */
    void add(String domain, String... names) {
        JdbcClient jdbc = jdbc();
        String hash = new PasswordHashes().hash(PASSWORD);
        jdbc.sql("INSERT INTO domain (domain) VALUES (?)").param(domain).update();
        for (String name : names) {
            jdbc.sql(
                            "INSERT INTO mailbox (username, local_part, domain, password_hash)"
                                    + " VALUES (?, ?, ?, ?)")
                    .params(name + "@" + domain, name, domain, hash)
                    .update();
        }
    }

    void limit(String owner, int count, RateLimit.Frame frame) {
        antispam.getBean(RateLimits.class).set(owner, Optional.of(new RateLimit(count, frame)));
    }

    void stopRedis() {
        redis.close();
    }

    SmtpClient login(String user) throws IOException {
        return SmtpClient.submit(port(1), user, PASSWORD);
    }

    SmtpClient stranger() throws IOException {
        return SmtpClient.connect(port(0));
    }

    /** The reply to a message of one's own in a session of its own. */
    String submit(String user, String subject, String... recipients) throws IOException {
        try (SmtpClient client = login(user)) {
            return send(client, user, subject, recipients);
        }
    }

    /** From MAIL to the reply after the data: nobody is refused before. */
    static String send(SmtpClient client, String sender, String subject, String... recipients)
            throws IOException {
        assertThat(client.command("MAIL FROM:<" + sender + ">")).startsWith("250");
        for (String recipient : recipients) {
            assertThat(client.command("RCPT TO:<" + recipient + ">")).startsWith("250");
        }
        assertThat(client.command("DATA")).startsWith("354");
        return client.command(
                "From: <%s>\r\nTo: <%s>\r\nSubject: %s\r\n\r\nHello.\r\n."
                        .formatted(sender, recipients[0], subject));
    }

    /** What was accepted, by subject, once nothing waits any more. */
    List<String> delivered() {
        await().atMost(PATIENCE).until(() -> queued() == 0);
        return List.copyOf(arrived);
    }

    private long queued() {
        return jdbc().sql("SELECT COUNT(*) FROM queue_recipient").query(Long.class).single();
    }

    private JdbcClient jdbc() {
        return antispam.getBean(JdbcClient.class);
    }

    private int port(int door) {
        return smtp.getBean(SmtpServer.class).ports().get(door);
    }

    private Map<String, Object> ofAntispam() {
        Map<String, Object> settings = common();
        settings.put("mailherd.antispam.port", 0);
        return settings;
    }

    private Map<String, Object> ofSmtp() {
        Map<String, Object> settings = common();
        int port = antispam.getBean(AntispamServer.class).port();
        settings.put("mailherd.smtp.ports.inbound", 0);
        settings.put("mailherd.smtp.ports.submission", 0);
        settings.put("mailherd.smtp.ports.submissions", 0);
        settings.put("mailherd.smtp.spool.directory", folder.resolve("spool"));
        settings.put("mailherd.smtp.antispam.url", "http://127.0.0.1:" + port);
        settings.put("mailherd.smtp.delivery.lmtp", "127.0.0.1:" + sink.port());
        settings.put("mailherd.smtp.delivery.smarthost", "127.0.0.1:" + sink.port());
        return settings;
    }

    private Map<String, Object> common() {
        Map<String, Object> settings = new HashMap<>();
        settings.put("spring.datasource.url", database.url());
        settings.put("spring.datasource.username", database.user());
        settings.put("spring.datasource.password", database.password());
        settings.put("spring.data.redis.host", "127.0.0.1");
        settings.put("spring.data.redis.port", redis.port());
        settings.put("spring.data.redis.password", redis.password());
        settings.put("mailherd.hostname", HOSTNAME);
        settings.put("mailherd.bind-address", "127.0.0.1");
        settings.put("mailherd.tls.directory", folder.resolve("tls"));
        settings.put("mailherd.dns.resolver", dns.address());
        settings.put("mailherd.management.enabled", false);
        return settings;
    }

    private static String subject(byte[] octets) {
        return new String(octets, StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("Subject: "))
                .findFirst()
                .orElse("")
                .replace("Subject: ", "");
    }

    @Override
    public void close() throws IOException {
        smtp.close();
        antispam.close();
        redis.close();
        sink.close();
        dns.close();
    }
}
