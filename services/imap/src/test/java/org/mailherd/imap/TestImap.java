package org.mailherd.imap;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.mailherd.directory.login.PasswordHashes;
import org.mailherd.platform.boot.ServiceLauncher;
import org.mailherd.platform.net.ConnectionServer;
import org.mailherd.platform.tls.SelfSignedCertificate;
import org.mailherd.testsupport.Database;
import org.mailherd.testsupport.Redis;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * The real service on free ports, over a real MariaDB, Redis and disk; one for all tests of a JVM.
 */
public final class TestImap {
    public static final String PASSWORD = "demo-password";

    private static final AtomicInteger MAILBOXES = new AtomicInteger();
    private static final TestImap SHARED = start(Map.of());

    private final ConfigurableApplicationContext context;
    private final Map<String, String> properties;

    private TestImap(ConfigurableApplicationContext context, Map<String, String> properties) {
        this.context = context;
        this.properties = properties;
    }

    /** Another node over the same database, Redis and disk. */
    public TestImap beside() {
        return new TestImap(ServiceLauncher.run(ImapService.class, "imap", properties), properties);
    }

    public static TestImap shared() {
        return SHARED;
    }

    /** A service of one's own. */
    public static TestImap start(Map<String, String> settings) {
        Database database = Database.fresh();
        Redis redis = Redis.fresh();
        Map<String, String> properties = new HashMap<>();
        properties.put("spring.datasource.url", database.url());
        properties.put("spring.datasource.username", database.user());
        properties.put("spring.datasource.password", database.password());
        properties.put("spring.data.redis.host", redis.host());
        properties.put("spring.data.redis.port", String.valueOf(redis.port()));
        properties.put("spring.data.redis.password", redis.password());
        properties.put("mailherd.bind-address", "127.0.0.1");
        properties.put("mailherd.tls.directory", certificate().toString());
        properties.put("mailherd.store.directory", folder("store").toString());
        // What is kept of large folders is kept of small ones here.
        properties.put("mailherd.store.derived.from-messages", "5");
        properties.put("mailherd.store.derived.interval", "100ms");
        properties.put("mailherd.management.enabled", "false");
        properties.put("mailherd.imap.port", "0");
        properties.put("mailherd.imap.tls-port", "0");
        properties.put("mailherd.imap.plaintext-login", "true");
        properties.put("mailherd.login.failure-delay", "10ms");
        properties.put("mailherd.pop3.port", "0");
        properties.put("mailherd.pop3.tls-port", "0");
        properties.put("mailherd.lmtp.port", "0");
        properties.put("mailherd.managesieve.port", "0");
        properties.put("mailherd.managesieve.plaintext-login", "true");
        properties.putAll(settings);
        TestImap imap =
                new TestImap(
                        ServiceLauncher.run(ImapService.class, "imap", properties), properties);
        imap.jdbc().sql("INSERT INTO domain (domain) VALUES ('alpha.test')").update();
        return imap;
    }

    public int port() {
        return context.getBean("imapServer", ConnectionServer.class).port();
    }

    public int tlsPort() {
        return context.getBean("imapsServer", ConnectionServer.class).port();
    }

    /** Of the listener whose bean has this name. */
    public int port(String bean) {
        return context.getBean(bean, ConnectionServer.class).port();
    }

    public <T> T bean(Class<T> type) {
        return context.getBean(type);
    }

    /** A new mailbox; the result is its address, its password is {@link #PASSWORD}. */
    public String newMailbox() {
        String name = "m" + MAILBOXES.incrementAndGet();
        jdbc().sql(
                        "INSERT INTO mailbox (username, local_part, domain, password_hash)"
                                + " VALUES (?, ?, 'alpha.test', ?)")
                .params(name + "@alpha.test", name, new PasswordHashes().hash(PASSWORD))
                .update();
        return name + "@alpha.test";
    }

    public void stop() {
        context.close();
    }

    private JdbcClient jdbc() {
        return context.getBean(JdbcClient.class);
    }

    private static Path certificate() {
        try {
            Path folder = folder("tls");
            SelfSignedCertificate.writeIfAbsent(folder, "mail.mailherd.test", Clock.systemUTC());
            return folder;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path folder(String name) {
        try {
            Path root = Files.createDirectories(Path.of("target", "test-data"));
            return Files.createTempDirectory(root, name).toAbsolutePath();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
